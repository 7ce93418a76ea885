using StudentActors.Contracts.Calls;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

/// <summary>Puts together what is committed of a student: the sealed record, the linked event, claims and deadlines.</summary>
internal sealed class StudentUnits(RecordCodec codec)
{
    /// <summary>By when a temporary number has to become a formal one (art. 8).</summary>
    public const string FormalNumber = "number.formal";

    private static readonly TimeSpan FormalNumberWithin = TimeSpan.FromDays(30);

    public CommitUnit Enrol(
        StudentRecord record, StudentEnrolled enrolled, IReadOnlyList<ClaimWrite> claims, Operation operation, string actor, DateTimeOffset at)
    {
        var unit = Change(record, enrolled, EventChain.Start, actor, at);
        return unit with
        {
            Claims = claims,
            Deadlines = record.Number.Kind == NumberKind.Temporary ? [new DeadlineWrite(FormalNumber, at + FormalNumberWithin, 1)] : [],
            Answer = new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), at),
        };
    }

    /// <param name="record">The record after the event.</param>
    public CommitUnit Change(StudentRecord record, StudentEvent change, byte[] previousHash, string actor, DateTimeOffset at)
    {
        var sealedEvent = codec.Seal(record.Id, record.Place.HomeAuthority, change);
        var link = EventChain.Link(record.Id.Guid, record.Version, change.Kind, at, actor, sealedEvent, previousHash);
        return new CommitUnit
        {
            Record = new StudentWrite(
                record.Id.Guid, record.Version - 1, record.Version, codec.Seal(record), link.Hash, Columns(record)),
            Events = [link],
        };
    }

    private static StudentColumns Columns(StudentRecord record) => new(
        record.Place.School,
        record.Place.HomeAuthority,
        record.Place.Class,
        record.Status,
        record.Sex,
        record.BirthDate.Year,
        record.Number.Kind,
        record.Problems.Count > 0);
}
