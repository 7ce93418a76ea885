using StudentActors.Contracts.Calls;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Schools;

/// <summary>Puts together what is committed of a school.</summary>
internal sealed class SchoolUnits(RecordCodec codec)
{
    /// <param name="before"><c>null</c> when the school is opened.</param>
    /// <param name="school">The record after the event.</param>
    /// <param name="operation"><c>null</c> for what the registry does by itself.</param>
    public CommitUnit Change(
        SchoolRecord? before, SchoolRecord school, SchoolEvent change, byte[] previousHash, Operation? operation, string actor, DateTimeOffset at)
    {
        var id = SchoolIds.For(school.Code);
        var sealedEvent = codec.Seal(school.Code, school.Authority, change);
        var link = EventChain.Link(id, school.Version, change.Kind, at, actor, sealedEvent, previousHash);
        return new CommitUnit
        {
            Record = new SchoolWrite(
                id, school.Version - 1, school.Version, codec.Seal(school), link.Hash, school.Code, school.Authority)
            {
                State = school.State,
                Debts = school.Debts,
            },
            Events = [link],
            Deadlines = [.. Deadlines(before, school, at)],
            Answer = operation is null ? null : new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), at),
        };
    }

    private static IEnumerable<DeadlineWrite> Deadlines(SchoolRecord? before, SchoolRecord after, DateTimeOffset at)
    {
        var current = SchoolDeadlines.Of(after, at);
        var old = before is null ? [] : SchoolDeadlines.Of(before, at);
        return old.Where(gone => current.All(deadline => deadline.Kind != gone.Kind))
            .Select(gone => new DeadlineWrite(gone.Kind, null, gone.Generation))
            .Concat(current.Where(deadline => old.All(known => (known.Kind, known.Generation) != (deadline.Kind, deadline.Generation)))
                .Select(deadline => new DeadlineWrite(deadline.Kind, deadline.DueAt, deadline.Generation)));
    }
}
