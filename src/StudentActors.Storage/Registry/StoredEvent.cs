namespace StudentActors.Storage.Registry;

/// <summary>An event as it stands in the store.</summary>
public sealed record StoredEvent(Guid Record, EventWrite Event);
