using System.Security.Cryptography;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

internal static class Reviews
{
    /// <summary>A unit that makes a review.</summary>
    public static CommitUnit Make(AuthorityCode authority, ReviewPeriod period, byte[]? payload = null, OperationKey? operation = null)
    {
        var id = ReviewIds.For(authority, period);
        payload ??= RandomNumberGenerator.GetBytes(60);
        var made = EventChain.Link(id, 1, DropoutReview.KindName, Pupil.Noon, "officer", payload, EventChain.Start);
        return new CommitUnit
        {
            Record = new ReviewWrite(id, payload, made.Hash, authority, period),
            Events = [made],
            Answer = new AnswerWrite(operation ?? NewOperation(), Pupil.Noon),
        };
    }

    private static OperationKey NewOperation() => new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
}
