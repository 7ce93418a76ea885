using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Inspection;

/// <summary>A record joined with one of its events; without an event if it has none.</summary>
/// <param name="Event">Without previous hash, which rows do not keep.</param>
internal sealed record InspectedEvent(Guid Record, int Version, byte[] HeadHash, EventWrite? Event);

/// <summary>A stretch of a table.</summary>
/// <param name="Violations">The records concerned.</param>
/// <param name="Last">Key of the last row looked at; <c>null</c> when there was none.</param>
internal sealed record InspectedPage(IReadOnlyList<Guid> Violations, Guid? Last, long Looked);
