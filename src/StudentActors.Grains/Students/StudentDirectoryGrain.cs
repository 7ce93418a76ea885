using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

// Reentrant: a worker keeps nothing between calls, and there are only as many workers as processors.
[StatelessWorker, Reentrant]
internal sealed class StudentDirectoryGrain(
    IRegistryStore store,
    RecordCodec codec,
    IKeyRing keys,
    IOptions<EnrolmentOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IStudentDirectoryGrain
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
        if (document is null)
        {
            return Refusal.Of(faults);
        }

        var (_, kept) = await ReadOwnerAsync(StudentClaims.Document(keys, document), cancellationToken);
        return Shown(kept, query);
    }

    private async Task<Answer<StudentView>> FindByNumberAsync(LookUpStudent query, CancellationToken cancellationToken)
    {
        if (!StudentNumber.TryParse(query.StudentNumber, out var number))
        {
            return Refusal.Of(RuleBook.StudentNotFound);
        }

        // Claims know a number's body only; with another letter it is nobody's number.
        var (owner, kept) = await ReadOwnerAsync(StudentClaims.Number(keys, number), cancellationToken);
        return Shown(Bears(kept, number) || Bears(owner, number) ? kept : null, query);
    }

    private Answer<StudentView> Shown(StudentRecord? record, LookUpStudent query) =>
        StudentViews.Read(record, query.Caller, query.Reveal, ChinaTime.Today(time));

    private static bool Bears(StudentRecord? record, StudentNumber number) =>
        record is not null && (record.Number == number || record.FormerNumbers.Contains(number));

    /// <summary>
    /// The record that holds a claim, and the one that the child keeps where it was merged: the caller may see that one even where the merged one lies
    /// elsewhere. Read past the students' own grains: most who are looked up are not asked for again soon, and a grain for each would stay in memory
    /// for minutes.
    /// </summary>
    private async Task<(StudentRecord? Owner, StudentRecord? Kept)> ReadOwnerAsync(ClaimKey claim, CancellationToken cancellationToken)
    {
        var owner = await store.FindClaimAsync(claim, cancellationToken) is { } id ? await ReadAsync(new StudentId(id), cancellationToken) : null;
        var kept = owner;
        for (var i = 0; kept?.Merger is { } merger; i++)
        {
            kept = i < MostMergers ? await ReadAsync(merger.Survivor, cancellationToken) : null;
        }

        return (owner, kept);
    }

    private async Task<StudentRecord?> ReadAsync(StudentId id, CancellationToken cancellationToken) =>
        await store.FindStudentAsync(id, cancellationToken) is { } stored ? codec.OpenStudent(id, stored.Payload) : null;
}
