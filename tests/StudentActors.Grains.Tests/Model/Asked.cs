namespace StudentActors.Grains.Tests.Model;

/// <summary>When a deadline is to be asked again; <c>null</c> when it is done with.</summary>
internal sealed record Asked(DateTimeOffset? Again);
