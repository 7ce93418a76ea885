using System.Collections.Immutable;

namespace StudentActors.Contracts.Students;

/// <summary>Events of a record, oldest first.</summary>
/// <param name="NextAfter">Sequence to go on after; <c>null</c> when these were the last.</param>
[GenerateSerializer, Immutable, Alias("sa.HistoryPage")]
public sealed record HistoryPage(
    [property: Id(0)] ImmutableArray<HistoryEntry> Items, [property: Id(1)] int? NextAfter);

/// <param name="Kind">E.g. <c>student.enrolled</c>.</param>
/// <param name="Actor">Account that caused the event.</param>
/// <param name="Hash">SHA-256 of the event and of the hash before it, lower-case hexadecimal.</param>
/// <param name="PreviousHash">64 zeros for the first event.</param>
[GenerateSerializer, Immutable, Alias("sa.HistoryEntry")]
public sealed record HistoryEntry(
    [property: Id(0)] int Sequence,
    [property: Id(1)] string Kind,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Actor,
    [property: Id(4)] ImmutableArray<HistoryChange> Changes,
    [property: Id(5)] string Hash,
    [property: Id(6)] string PreviousHash);

/// <summary>A field that an event set, masked like the record.</summary>
[GenerateSerializer, Immutable, Alias("sa.HistoryChange")]
public sealed record HistoryChange([property: Id(0)] string Field, [property: Id(1)] string? Value);
