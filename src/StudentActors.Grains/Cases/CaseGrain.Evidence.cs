using System.Security.Cryptography;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Cases;

internal abstract partial class CaseGrain
{
    public async Task<Answer<EvidenceView>> AttachEvidence(AttachEvidence command, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        while (true)
        {
            var record = await FindAsync(cancellationToken);
            if (MayNotSee(record, command.Caller) is { } unseen)
            {
                return unseen;
            }

            if (await _services.Store.FindAnswerAsync(command.Operation.Id, cancellationToken) is { } answer)
            {
                return AttachedBefore(answer, command.Operation, record!, hash);
            }

            var decision = EvidenceRules.Decide(
                record!, command.Caller, command.Name, command.Content, command.Content.Length, hash, Now);
            if (!decision.Accepted)
            {
                return decision.Refusal;
            }

            // A document that no case names is harmless; a case that names one which is not there is not.
            await _services.Evidence.WriteAsync(Id.Guid, record!.Place.HomeAuthority, command.Content, cancellationToken);
            if (await CommitAsync(decision.Value, command.Operation, command.Caller.Account, cancellationToken) is CaseTurnOutcome.Committed)
            {
                return CaseViews.Of(decision.Value.Item);
            }
        }
    }

    public async Task<Answer<EvidenceContent>> ReadEvidence(Caller caller, string evidence, CancellationToken cancellationToken)
    {
        var record = await FindAsync(cancellationToken);
        if (MayNotSee(record, caller) is { } unseen)
        {
            return unseen;
        }

        return record!.Evidence.FirstOrDefault(item => item.Sha256 == evidence) is { } found
            && await _services.Evidence.ReadAsync(Id.Guid, found.Sha256, cancellationToken) is { } content
                ? new EvidenceContent(CaseViews.Of(found), content)
                : Refusal.Of(RuleBook.EvidenceNotFound);
    }

    private Answer<EvidenceView> AttachedBefore(StoredAnswer answer, Operation operation, CaseRecord record, string hash)
    {
        var same = answer.Record == Id.Guid && answer.Operation.RequestHash.AsSpan().SequenceEqual(operation.RequestHash);
        return same && record.Evidence.FirstOrDefault(item => item.Sha256 == hash) is { } item
            ? new Answer<EvidenceView> { Value = CaseViews.Of(item), Replayed = true }
            : Refusal.Of(RuleBook.IdempotencyConflict);
    }
}
