using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

[StatelessWorker]
internal sealed class StudentDirectoryGrain(
    IRegistryStore store, RecordCodec codec, IKeyRing keys, IOptions<EnrolmentOptions> options) : Grain, IStudentDirectoryGrain
{
    // A record that was merged into one that was merged later; more than a few in a row is nobody's child.
    private const int MostMergers = 8;

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
        var holder = answer.Value;
        if (holder is null || holder.StudentNumber == number || holder.FormerNumbers.Contains(number))
        {
            return answer;
        }

        return await MergedHolderAsync(number, cancellationToken) ? answer : Refusal.Of(RuleBook.StudentNotFound);
    }

    private async Task<Answer<StudentView>> ReadOwnerAsync(LookUpStudent query, ClaimKey claim, CancellationToken cancellationToken)
    {
        var owner = await store.FindClaimAsync(claim, cancellationToken);
        for (var i = 0; owner is { } id && i < MostMergers; i++)
        {
            var answer = await GrainFactory.GetGrain<IStudentGrain>(id).Read(new ReadStudent(query.Caller, query.Reveal), cancellationToken);
            if (answer.Value is { Status: not StudentStatus.Void })
            {
                return answer;
            }

            // The caller may see the record that the child keeps, even where the merged one lies elsewhere.
            if (await MergerOfAsync(new StudentId(id), cancellationToken) is not { } merger)
            {
                return answer;
            }

            owner = merger.Survivor.Guid;
        }

        return Refusal.Of(RuleBook.StudentNotFound);
    }

    /// <summary>Whether the number, letter included, is that of a record that was merged.</summary>
    private async Task<bool> MergedHolderAsync(StudentNumber number, CancellationToken cancellationToken) =>
        await store.FindClaimAsync(StudentClaims.Number(keys, number), cancellationToken) is { } owner
        && await ReadAsync(new StudentId(owner), cancellationToken) is { Merger: not null } record
        && (record.Number == number || record.FormerNumbers.Contains(number));

    private async Task<Merger?> MergerOfAsync(StudentId id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken))?.Merger;

    private async Task<StudentRecord?> ReadAsync(StudentId id, CancellationToken cancellationToken) =>
        await store.FindStudentAsync(id, cancellationToken) is { } stored ? codec.OpenStudent(id, stored.Payload) : null;
}
