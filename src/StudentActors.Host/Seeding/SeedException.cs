namespace StudentActors.Host.Seeding;

/// <summary>The county asked for cannot be made. The message says why and what would work.</summary>
internal sealed class SeedException(string message) : Exception(message);
