using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Cases;

internal abstract partial class CaseGrain
{
    /// <summary>The student's record as the case keeps it since its end.</summary>
    protected async Task<Answer<StudentView>> ReadKeptAsync(
        ReadStudent query, Func<CaseRecord, Caller, Refusal?> mayNot, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } record)
        {
            return query.Caller.MayNot(Permission.ReadCases) ?? Refusal.Of(RuleBook.CaseNotFound);
        }

        if (mayNot(record, query.Caller) is { } refusal)
        {
            return refusal;
        }

        var events = await _services.Store.ReadEventsAsync(Id.Guid, 0, record.Version, cancellationToken);
        var completed = events.Select(stored => _services.Codec.OpenCaseEvent(Id, stored.Event.Payload)).OfType<CaseCompleted>().Single();
        var kept = _services.Codec.OpenStudent(record.Student, Convert.FromBase64String(completed.Snapshot!.Content));
        return StudentViews.Of(kept, ChinaTime.DateOf(record.EndedAt!.Value), StudentViews.Masked(query.Caller, query.Reveal));
    }
}
