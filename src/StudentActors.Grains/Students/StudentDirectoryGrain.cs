using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

[StatelessWorker]
internal sealed class StudentDirectoryGrain(IRegistryStore store, IKeyRing keys, IOptions<EnrolmentOptions> options) : Grain, IStudentDirectoryGrain
{
    public async Task<Answer<StudentView>> Find(LookUpStudent query, CancellationToken cancellationToken)
    {
        if (query.Caller.MayNot(Permission.ReadStudents) is { } refusal)
        {
            return refusal;
        }

        var byDocument = query.DocumentType is not null || query.DocumentNumber is not null || query.DocumentIssuer is not null;
        if (byDocument == (query.StudentNumber is not null))
        {
            return Refusal.Of(RuleBook.LookUpKey);
        }

        return byDocument
            ? await FindByDocumentAsync(query, cancellationToken)
            : await FindByNumberAsync(query, cancellationToken);
    }

    private async Task<Answer<StudentView>> FindByDocumentAsync(LookUpStudent query, CancellationToken cancellationToken)
    {
        var form = new DocumentForm(query.DocumentType, query.DocumentNumber, query.DocumentIssuer);
        var faults = new List<Fault>();
        var document = IdentityDocuments.Check(form, new IdentityPolicy(options.Value.AllowSynthetic), "document", faults);
        return document is null
            ? Refusal.Of(faults)
            : await ReadOwnerAsync(query, StudentClaims.Document(keys, document), cancellationToken);
    }

    private async Task<Answer<StudentView>> FindByNumberAsync(LookUpStudent query, CancellationToken cancellationToken)
    {
        if (!StudentNumber.TryParse(query.StudentNumber, out var number))
        {
            return Refusal.Of(RuleBook.StudentNotFound);
        }

        // Claims know a number's body only; with another letter it is nobody's number.
        var answer = await ReadOwnerAsync(query, StudentClaims.Number(keys, number), cancellationToken);
        return answer.Value is { } view && view.StudentNumber != number && !view.FormerNumbers.Contains(number)
            ? Refusal.Of(RuleBook.StudentNotFound)
            : answer;
    }

    private async Task<Answer<StudentView>> ReadOwnerAsync(LookUpStudent query, ClaimKey claim, CancellationToken cancellationToken) =>
        await store.FindClaimAsync(claim, cancellationToken) is { } owner
            ? await GrainFactory.GetGrain<IStudentGrain>(owner).Read(new ReadStudent(query.Caller, query.Reveal), cancellationToken)
            : Refusal.Of(RuleBook.StudentNotFound);
}
