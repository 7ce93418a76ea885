using StudentActors.Domain.Identity;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Students;

internal sealed partial class StudentGrain
{
    public async Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken)
    {
        // Read afresh: what another silo has committed may have set this very deadline, and a setting that is called past is deleted.
        Forget();
        if (await FindAsync(cancellationToken) is not { } record)
        {
            return null;
        }

        return kind switch
        {
            StudentUnits.FormalNumber when record.Number.Kind == NumberKind.Temporary && record.Status.IsLive() =>
                await FormalNumberDueAsync(record, cancellationToken),
            SuspensionDeadlines.Remind when SuspensionDeadlines.Reminded(record, _time.GetUtcNow()) is { } reminded =>
                await SettledAsync(record, reminded, [], cancellationToken),
            _ => null,
        };
    }

    /// <summary>The temporary number's time is over (art. 8): it becomes a formal one, or a problem stands against it.</summary>
    private async Task<DateTimeOffset?> FormalNumberDueAsync(StudentRecord record, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("assign formal number");
        var later = _time.GetUtcNow().AddDays(NumberCheck.LookAgainDays);
        if (record.Document is null || record.Problems.Count > 0)
        {
            return later;
        }

        var verdict = await _register.AskAsync(record.KeyData, cancellationToken);
        if (verdict == RegisterVerdict.Unreachable)
        {
            return _time.GetUtcNow() + NumberCheck.AskAgainAfter;
        }

        var sequences = new NumberSequences(_attempts.Options, Random.Shared);
        while (sequences.TryNext(out var sequence) && NumberCheck.Decide(record, verdict, sequence) is { } change)
        {
            if (change is not NumberAssigned assigned)
            {
                return await SettledAsync(record, change, [], cancellationToken);
            }

            var claim = new ClaimWrite(StudentClaims.Number(_attempts.Keys, assigned.Number));
            if (await ChangeAsync(record, change, SuspensionExpiry.Registry, [claim], cancellationToken) is not CommitOutcome.ClaimTaken)
            {
                return _read.Done ? null : _time.GetUtcNow();
            }

            GrainTelemetry.Conflicted(CommitConflict.Number);
            if (assigned.Number.Letter == 'G')
            {
                return await SettledAsync(record, new ProblemFound(ProblemKind.NumberTaken), [], cancellationToken);
            }
        }

        return later;
    }

    // After a commit the deadline is cleared or set anew by it; where somebody else was faster, it is looked at again at once.
    private async Task<DateTimeOffset?> SettledAsync(
        StudentRecord record, StudentEvent change, IReadOnlyList<ClaimWrite> claims, CancellationToken cancellationToken) =>
        await ChangeAsync(record, change, SuspensionExpiry.Registry, claims, cancellationToken) is CommitOutcome.Committed
            ? null
            : _time.GetUtcNow();
}
