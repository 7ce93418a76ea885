using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Cases;

/// <summary>How a refused case goes on after a complaint was upheld. Same grain and key as the case by which it does.</summary>
[Alias("sa.ICaseReopening")]
internal interface ICaseReopening : IGrainWithGuidKey
{
    /// <summary>Opens the case, or gives the first answer once more. Where the student needs a place, its school holds one meanwhile.</summary>
    [Alias("Reopen")]
    Task<Answer<CaseView>> Reopen(ReopenOrder order, CancellationToken cancellationToken);
}

/// <summary>The same for a move.</summary>
[Alias("sa.ITransferReopening")]
internal interface ITransferReopening : ICaseReopening;

/// <summary>The same for every other case.</summary>
[Alias("sa.IStatusChangeReopening")]
internal interface IStatusChangeReopening : ICaseReopening;

/// <param name="Id">Of the case by which it goes on.</param>
/// <param name="Against">The office whose refusal is taken back.</param>
/// <param name="Caller">Who takes it back, and why.</param>
/// <param name="Complaint">The complaint that is carried out.</param>
[GenerateSerializer, Immutable, Alias("sa.ReopenOrder")]
internal sealed record ReopenOrder(
    [property: Id(0)] CaseId Id,
    [property: Id(1)] CaseType Type,
    [property: Id(2)] CaseId Refused,
    [property: Id(3)] Office Against,
    [property: Id(4)] Caller Caller,
    [property: Id(5)] string Reason,
    [property: Id(6)] CaseId Complaint)
{
    /// <summary>The complaint's own, so that it reopens one case; the case's own is for the record that it may create.</summary>
    public Operation Operation => new(Complaint.Guid, new byte[32]);

    public ICaseReopening Grain(IGrainFactory grains) => Type.IsMove()
        ? grains.GetGrain<ITransferReopening>(Id.Guid)
        : grains.GetGrain<IStatusChangeReopening>(Id.Guid);

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(ReopenOrder);
}
