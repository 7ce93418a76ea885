namespace StudentActors.Storage.Registry;

/// <summary>One event of a record, already linked into the record's hash chain by <see cref="EventChain"/>.</summary>
/// <param name="Sequence">1 for the record's first event, then without gaps.</param>
/// <param name="Kind">E.g. <c>student.enrolled</c>.</param>
/// <param name="At">UTC, microseconds.</param>
/// <param name="Actor">Account that caused it.</param>
/// <param name="Payload">The sealed event.</param>
/// <param name="PreviousHash">Hash of the event before; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256 over all of the above and the record's id.</param>
public sealed record EventWrite(
    int Sequence, string Kind, DateTimeOffset At, string Actor, byte[] Payload, byte[] PreviousHash, byte[] Hash);
