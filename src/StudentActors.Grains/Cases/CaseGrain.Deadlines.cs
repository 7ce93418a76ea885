using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Cases;

internal abstract partial class CaseGrain
{
    public async Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken)
    {
        // Read afresh: what another silo has committed may have set this very deadline, and a setting that is called past is deleted.
        Forget();
        var calendar = await _services.Calendar.ReadAsync(cancellationToken);
        if (await FindAsync(cancellationToken) is not { } record)
        {
            return null;
        }

        // A year that has been announced meanwhile moves the due date before anything is held against anybody.
        if (CaseDeadlines.Recounted(record, Now, calendar) is { } moved)
        {
            await CommitOwnAsync(moved);
            return Now;
        }

        var read = CaseDeadlineKinds.Read(kind);
        var current = CaseDeadlines.Of(record, calendar).FirstOrDefault(deadline => deadline.Kind == read && deadline.Generation == generation);
        if (current is null)
        {
            return null;
        }

        if (Now < current.DueAt)
        {
            return current.DueAt;
        }

        if (read == CaseDeadlines.Drive)
        {
            await DriveAsync();
            return null;
        }

        return CaseDeadlines.Passed(record, read, Now, calendar) is { } passed && !await CommitOwnAsync(passed) ? Now : null;
    }
}
