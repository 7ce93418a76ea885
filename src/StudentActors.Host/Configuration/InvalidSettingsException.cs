namespace StudentActors.Host.Configuration;

/// <summary>The settings cannot be used. Every fault is one line that names the setting and the fix.</summary>
internal sealed class InvalidSettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
