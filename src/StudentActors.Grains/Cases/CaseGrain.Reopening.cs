using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Cases;

internal abstract partial class CaseGrain
{
    public async Task<Answer<CaseView>> Reopen(ReopenOrder order, CancellationToken cancellationToken)
    {
        if (IsKnown)
        {
            return await Repeat(order.Caller, order.Operation, cancellationToken);
        }

        if (await _services.Cases.FindCaseAsync(order.Refused, cancellationToken) is not { } stored)
        {
            return Refusal.Of(RuleBook.CaseNotFound);
        }

        var refused = _services.Codec.OpenCase(order.Refused, stored.Payload);
        var decision = CaseReopening.Decide(Id, refused, order.Against, order.Caller.Account, order.Reason, Now);
        foreach (var item in decision.Value?.Evidence ?? [])
        {
            // A case has its own copy of each document, sealed for it.
            if (await _services.Evidence.ReadAsync(refused.Id.Guid, item.Sha256, cancellationToken) is { } content)
            {
                await _services.Evidence.WriteAsync(Id.Guid, refused.Place.HomeAuthority, content, cancellationToken);
            }
        }

        return await OpenAsync(decision, order.Caller, order.Operation, cancellationToken);
    }
}
