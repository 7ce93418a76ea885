using StudentActors.Domain.Students;
using StudentActors.Grains.Verification;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Students;

internal sealed partial class StudentGrain
{
    // Until somebody has settled the problem, looking more often changes nothing.
    private static readonly TimeSpan NextNumberCheck = TimeSpan.FromDays(30);

    private const string RegistryActor = "registry";

    public async Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return (_record, kind) switch
        {
            ({ Number.Kind: NumberKind.Temporary } record, StudentUnits.FormalNumber) when record.Status.IsLive() =>
                await FormalNumberDueAsync(record, cancellationToken),
            _ => null,
        };
    }

    /// <summary>The temporary number's time is over (art. 8): it becomes a formal one, or stays because of a problem that is not settled.</summary>
    private async Task<DateTimeOffset?> FormalNumberDueAsync(StudentRecord record, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("assign formal number");
        var later = _time.GetUtcNow() + NextNumberCheck;
        if (!NumberAssignment.Decide(record, 0).Accepted || await DiffersAsync(record, cancellationToken))
        {
            return later;
        }

        var options = _attempts.Options;
        var sequences = new NumberSequences(options, Random.Shared);
        while (sequences.TryNext(out var sequence))
        {
            var assigned = NumberAssignment.Decide(record, sequence).Value!;
            var changed = StudentRecord.Apply(record, assigned);
            var unit = _attempts.Units.Change(changed, assigned, _headHash, RegistryActor, _time.GetUtcNow()) with
            {
                Claims = [new ClaimWrite(StudentClaims.Number(_attempts.Keys, assigned.Number))],
                Deadlines = [new DeadlineWrite(StudentUnits.FormalNumber, null, 0)],
            };
            switch (await CommitAsync(unit, cancellationToken))
            {
                case CommitOutcome.Committed:
                    Know(changed, unit.Record.HeadHash);
                    return null;

                case CommitOutcome.ClaimTaken when assigned.Number.Letter == 'J':
                    GrainTelemetry.Conflicted(CommitConflict.Number);
                    continue;

                case CommitOutcome.ClaimTaken:
                    GrainTelemetry.Conflicted(CommitConflict.Number);
                    return later;

                default:
                    // Somebody else was faster; the deadline, if it still stands, is due again at once.
                    GrainTelemetry.Conflicted(CommitConflict.Version);
                    Forget();
                    return _time.GetUtcNow();
            }
        }

        return later;
    }

    private async Task<bool> DiffersAsync(StudentRecord record, CancellationToken cancellationToken)
    {
        var question = new RegisterQuestion(record.Name, record.Sex, record.BirthDate, record.Document!);
        return await _register.AskAsync(question, cancellationToken) == RegisterAnswer.Differs;
    }
}
