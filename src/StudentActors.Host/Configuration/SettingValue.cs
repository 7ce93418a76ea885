namespace StudentActors.Host.Configuration;

/// <summary>A setting's text and where it was given, as a person would look for it.</summary>
internal sealed record SettingValue(string Text, string Source);
