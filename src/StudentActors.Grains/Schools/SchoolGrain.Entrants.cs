using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    public async Task<Answer<EntrantsView>> AnnounceEntrants(AnnounceEntrants command, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await MayNotAsync(command.Caller, Permission.EnrolStudents, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            await _places.ReadyAsync(cancellationToken);
            var (school, headHash) = (_school!, _headHash);
            var decision = EntrantRecords.Announce(
                school, command.Caller, command.Year,
                [.. command.Stages.Select(form => new EntrantForm(form.Stage, form.Children, form.EnteredOn))], _time.GetUtcNow());
            if (!decision.Accepted)
            {
                return decision.Refusal;
            }

            if (EntrantRecords.Repeats(school, decision.Value))
            {
                return SchoolViews.Entrants(school, decision.Value.EntryYear, Recorded);
            }

            var changed = SchoolRecord.Apply(school, decision.Value);
            if (await ChangeAsync(changed, decision.Value, headHash, null, command.Caller.Account, cancellationToken) is CommitOutcome.Committed)
            {
                await NoteRecordedAsync(cancellationToken);
                return SchoolViews.Entrants(_school ?? changed, decision.Value.EntryYear, Recorded);
            }
        }
    }

    public async Task<Answer<EntrantsView>> ReadEntrants(Caller caller, string? year, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadCases, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!EntrantRecords.TryYear(year, out var entryYear))
        {
            return Refusal.Of(RuleBook.EntrantsYear, "year");
        }

        await _places.ReadyAsync(cancellationToken);
        return SchoolViews.Entrants(_school!, entryYear, Recorded);
    }

    public async Task<Answer<DutyList>> ReadDuties(Caller caller, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadCases, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await _places.ReadyAsync(cancellationToken);
        return new DutyList([.. SchoolViews.Duties(_school!, Recorded, _time.GetUtcNow())]);
    }

    public async Task<DateTimeOffset?> EntrantsDue(int generation, CancellationToken cancellationToken)
    {
        // Read and counted afresh: what another silo has committed may have set this very deadline, or be the record that was missing.
        _read.Forget();
        _places.Forget();
        await _read.EnsureAsync(cancellationToken);
        if (_school?.Entrants is not { } entrants || entrants.Version != generation)
        {
            return null;
        }

        await _places.ReadyAsync(cancellationToken);
        var (school, headHash, now) = (_school!, _headHash, _time.GetUtcNow());
        if (school.Entrants?.Version != generation)
        {
            return null;
        }

        return EntrantRecords.Due(school, Recorded, now) is not { } change ? EntrantRecords.NextLookAfter(school, now)
            : await NoteAsync(school, change, headHash) ? null
            : now;
    }

    /// <summary>Notes the groups of entrants all of whom have a record now.</summary>
    private async Task NoteRecordedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _read.EnsureAsync(cancellationToken);
            await _places.CountedAsync(cancellationToken);
            if (_school is null || EntrantRecords.Completed(_school, Recorded) is null)
            {
                return;
            }

            // What is noted once and for all goes by what is stored.
            await _places.ReadyAsync(cancellationToken);
            if (_school is not { } school || EntrantRecords.Completed(school, Recorded) is not { } complete)
            {
                return;
            }

            await NoteAsync(school, complete, _headHash);
        }
    }

    private async Task<bool> NoteAsync(SchoolRecord school, SchoolEvent change, byte[] headHash) =>
        await ChangeAsync(SchoolRecord.Apply(school, change), change, headHash, null, SuspensionExpiry.Registry, CancellationToken.None)
            is CommitOutcome.Committed;

    private int Recorded(Cohort cohort) =>
        _places.Counts.Where(head => head.Class.Cohort == cohort && head.Status != StudentStatus.Void).Sum(head => head.Count);
}
