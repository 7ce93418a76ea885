using StudentActors.Contracts.Calls;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Schools;

/// <summary>Puts together what is committed of a school.</summary>
internal sealed class SchoolUnits(RecordCodec codec)
{
    /// <param name="school">The record after the event.</param>
    public CommitUnit Change(
        SchoolRecord school, SchoolEvent change, byte[] previousHash, Operation operation, string actor, DateTimeOffset at)
    {
        var id = SchoolIds.For(school.Code);
        var sealedEvent = codec.Seal(school.Code, school.Authority, change);
        var link = EventChain.Link(id, school.Version, change.Kind, at, actor, sealedEvent, previousHash);
        return new CommitUnit
        {
            Record = new SchoolWrite(
                id, school.Version - 1, school.Version, codec.Seal(school), link.Hash, school.Code, school.Authority),
            Events = [link],
            Answer = new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), at),
        };
    }
}
