using StudentActors.Contracts.Calls;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.StatusChanges;
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
        var unit = Change(record, enrolled, EventChain.Start, actor, at, enters: true);
        return unit with
        {
            Claims = claims,
            Deadlines = record.Number.Kind == NumberKind.Temporary ? [new DeadlineWrite(FormalNumber, at + FormalNumberWithin, 1)] : [],
            Answer = new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), at),
        };
    }

    /// <summary>A change together with the deadlines that it sets, moves or clears.</summary>
    public CommitUnit Change(
        StudentRecord before, StudentRecord after, StudentEvent change, byte[] previousHash, string actor, DateTimeOffset at) =>
        Change(after, change, previousHash, actor, at, Enters(before, after)) with
        {
            Deadlines = [.. NumberDeadlines(before, after, at), .. Deadlines(Clocks(before), Clocks(after))],
        };

    /// <param name="record">The record after the event.</param>
    /// <param name="enters">The student comes to the school with this.</param>
    public CommitUnit Change(
        StudentRecord record, StudentEvent change, byte[] previousHash, string actor, DateTimeOffset at, bool enters = false)
    {
        var sealedEvent = codec.Seal(record.Id, record.Place.HomeAuthority, change);
        var link = EventChain.Link(record.Id.Guid, record.Version, change.Kind, at, actor, sealedEvent, previousHash);
        return new CommitUnit
        {
            Record = new StudentWrite(
                record.Id.Guid, record.Version - 1, record.Version, codec.Seal(record), link.Hash, Columns(record))
            {
                Enters = enters,
            },
            Events = [link],
        };
    }

    // A change of class too: while a school closes, its classes stay as they are.
    private static bool Enters(StudentRecord before, StudentRecord after) =>
        after.Status.IsLive() && (before.Place != after.Place || !before.Status.IsLive());

    // A temporary number is looked at again at once when the last problem that stood against it is settled, or the record comes back to life.
    private static IEnumerable<DeadlineWrite> NumberDeadlines(StudentRecord before, StudentRecord after, DateTimeOffset at)
    {
        var (waited, waits) = (before.Number.Kind == NumberKind.Temporary, after.Number.Kind == NumberKind.Temporary && after.Status.IsLive());
        if (waited && !waits)
        {
            yield return new DeadlineWrite(FormalNumber, null, after.Version);
        }
        else if (waits && after.Problems.Count > before.Problems.Count)
        {
            yield return new DeadlineWrite(FormalNumber, at.AddDays(NumberCheck.LookAgainDays), after.Version);
        }
        else if (waits && ((after.Problems.Count == 0 && before.Problems.Count > 0) || !before.Status.IsLive()))
        {
            yield return new DeadlineWrite(FormalNumber, at, after.Version);
        }
    }

    private static IReadOnlyList<CaseDeadline> Clocks(StudentRecord record) => [.. SuspensionDeadlines.Of(record), .. DropoutHandovers.Of(record)];

    private static IEnumerable<DeadlineWrite> Deadlines(IReadOnlyList<CaseDeadline> old, IReadOnlyList<CaseDeadline> current) =>
        old.Where(gone => current.All(deadline => deadline.Kind != gone.Kind))
            .Select(gone => new DeadlineWrite(gone.Kind, null, gone.Generation))
            .Concat(current.Where(deadline => !old.Contains(deadline))
                .Select(deadline => new DeadlineWrite(deadline.Kind, deadline.DueAt, deadline.Generation)));

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
