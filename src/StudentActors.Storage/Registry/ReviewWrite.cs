using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Registry;

/// <summary>A review of dropouts that an authority has made. It is written once and never changes.</summary>
public sealed record ReviewWrite(Guid Id, byte[] Payload, byte[] HeadHash, AuthorityCode Authority, ReviewPeriod Period)
    : RecordWrite(Id, 0, 1, Payload, HeadHash)
{
    public override RecordKind Kind => RecordKind.DropoutReview;
}
