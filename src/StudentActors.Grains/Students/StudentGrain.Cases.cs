using StudentActors.Contracts.Students;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Schools;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Students;

internal sealed partial class StudentGrain
{
    public async Task<KnownStudent> Look(bool fresh, CancellationToken cancellationToken)
    {
        if (fresh)
        {
            Forget();
        }

        var record = await FindAsync(cancellationToken);
        if (record is null)
        {
            // Its school may enrol the student at any moment, without asking here.
            Forget();
        }

        return new KnownStudent(record);
    }

    public async Task<CaseTurned> BeginCase(CaseTurn turn, CancellationToken cancellationToken)
    {
        var opened = turn.Decided;
        return await TurnAsync(
            turn,
            record =>
            {
                var decision = StudentCases.Begin(record, opened);
                return ValueTask.FromResult(decision.Accepted ? new Turn(decision.Value, opened.StartedBy, [], []) : new Turn(decision.Refusal));
            },
            null,
            cancellationToken);
    }

    public async Task<CaseTurned> ApplyCase(CaseTurn turn, CancellationToken cancellationToken)
    {
        var decided = turn.Decided;
        var actor = decided.Steps[^1].DecidedBy ?? decided.StartedBy;
        Rule? obstacle = null;
        var (person, fresh) = (true, false);
        return await TurnAsync(turn, DecideAsync, Meets, cancellationToken);

        async ValueTask<Turn> DecideAsync(StudentRecord record)
        {
            if (obstacle is null && StudentCases.StateOf(record, decided.Id) != StudentCaseState.Begun && !fresh)
            {
                fresh = true;
                Forget();
                return Turn.Again;
            }

            var now = _time.GetUtcNow();
            var effect = StudentCases.Apply(record, decided.Id, decided.Effect, Today);
            if ((obstacle ?? effect.Refusal?.Rule) is null && await DiffersAsync(record, decided.Effect, cancellationToken))
            {
                obstacle = RuleBook.IdentityMismatch;
            }

            if ((obstacle ?? effect.Refusal?.Rule) is { } rule)
            {
                return new Turn(
                    StudentCases.End(record, decided.Id), SuspensionExpiry.Registry, [],
                    [new CaseRejected(rule.Id) { At = now }, new CaseReleased { At = now }]);
            }

            var snapshot = decided.Type.IsMove()
                ? new SealedSnapshot(decided.Place.HomeAuthority.Province, record.Version, Convert.ToBase64String(_codec.Seal(record)))
                : null;
            var completed = new CaseCompleted(
                snapshot, decided.HasPaperFile == true ? ChinaTime.DateOf(now).AddMonths(PaperFile.Months) : null)
            { At = now };
            return new Turn(effect.Value, actor, NewClaims(record, effect.Value!, person), [completed]);
        }

        bool Meets(CommitOutcome outcome)
        {
            switch (outcome)
            {
                case CommitOutcome.ClaimTaken { Key.Kind: ClaimKind.Person }:
                    // Somebody else of that name, sex and birth date; what follows from that was for the deciding offices to see.
                    GrainTelemetry.Conflicted(CommitConflict.Person);
                    person = false;
                    return true;

                case CommitOutcome.ClaimTaken:
                    GrainTelemetry.Conflicted(CommitConflict.Document);
                    obstacle = RuleBook.IdentityDuplicate;
                    return true;

                case CommitOutcome.SchoolClosed:
                    obstacle = RuleBook.SchoolClosed;
                    return true;

                default:
                    return false;
            }
        }
    }

    public async Task<CaseTurned> EndCase(CaseTurn turn, CancellationToken cancellationToken)
    {
        var (id, fresh) = (turn.Decided.Id, false);
        return await TurnAsync(
            turn,
            record =>
            {
                // That the record knows already is believed only of what is stored.
                var ended = StudentCases.End(record, id);
                if (ended is null && !fresh)
                {
                    fresh = true;
                    Forget();
                    return ValueTask.FromResult(Turn.Again);
                }

                return ValueTask.FromResult(
                    new Turn(ended, SuspensionExpiry.Registry, [], [new CaseReleased { At = _time.GetUtcNow() }]));
            },
            null,
            cancellationToken);
    }

    public async Task<HandedFile> HandOver(HandoverOrder order, CancellationToken cancellationToken)
    {
        // Read afresh: another silo may have brought the child back.
        Forget();
        while (await FindAsync(cancellationToken) is { } record)
        {
            if (!DropoutHandovers.Knows(record, order.Case))
            {
                var decision = DropoutHandovers.HandOver(record, order.Case, order.To);
                if (!decision.Accepted)
                {
                    return new HandedFile(0, null, default, decision.Refusal);
                }

                if (await ChangeAsync(record, decision.Value, order.Actor, [], cancellationToken) is not CommitOutcome.Committed)
                {
                    Forget();
                    continue;
                }
            }

            return new HandedFile(record.Version, _codec.Seal(record), record.Place.HomeAuthority.Province, null);
        }

        return new HandedFile(0, null, default, Refusal.Of(RuleBook.StudentNotFound));
    }

    public async Task<OpenCaseView?> Rehouse(Rehouse order, CancellationToken cancellationToken)
    {
        // Read afresh: another silo may have moved the student, or begun a case.
        Forget();
        while (await FindAsync(cancellationToken) is { } record && record.Status.IsLive() && record.Place.School == order.From)
        {
            if (record.OpenCase is { } open)
            {
                return new OpenCaseView(open.Id, open.Type);
            }

            if (await ChangeAsync(record, new StudentRehoused(order.To.ToPlace(), Today), order.Actor, [], cancellationToken)
                is CommitOutcome.SchoolClosed)
            {
                throw new InvalidOperationException("A school that takes another one's students is closed.");
            }
        }

        return null;
    }

    /// <summary>Commits a case's turn and what it means for the record, deciding again on what is stored where somebody else was faster.</summary>
    /// <param name="meets">Whether an obstacle is taken account of when it is decided again.</param>
    private async Task<CaseTurned> TurnAsync(
        CaseTurn turn, Func<StudentRecord, ValueTask<Turn>> decide, Func<CommitOutcome, bool>? meets, CancellationToken cancellationToken)
    {
        int? preceded = null;
        while (await FindAsync(cancellationToken) is { } record)
        {
            var mine = await decide(record);
            if (mine.Refusal is { } refusal)
            {
                return CaseTurned.Refused(refusal);
            }

            if (ReferenceEquals(mine, Turn.Again))
            {
                continue;
            }

            var part = _caseUnits.Change(turn, mine.Consequences, await _calendar.ReadAsync(cancellationToken));
            switch (await CommitAsync(record, mine, part, cancellationToken))
            {
                case CommitOutcome.Committed:
                    part.Report();
                    return mine.Change is { } change
                        ? part.Turned with { Shift = SeatShift.Between(record, StudentRecord.Apply(record, change)) }
                        : part.Turned;

                case CommitOutcome.AnsweredBefore:
                    return CaseTurned.AnsweredBefore;

                // When the record is the same again, it is the case that has another version.
                case CommitOutcome.VersionConflict when preceded == record.Version:
                    return CaseTurned.Conflict;

                case CommitOutcome.VersionConflict:
                    preceded = record.Version;
                    break;

                case var outcome when meets?.Invoke(outcome) != true:
                    throw new InvalidOperationException($"A case cannot meet {outcome.GetType().Name} here.");
            }
        }

        return CaseTurned.Refused(Refusal.Of(RuleBook.StudentNotFound));
    }

    private Task<CommitOutcome> CommitAsync(StudentRecord record, Turn mine, CasePart part, CancellationToken cancellationToken) => mine.Change is { } change
        ? ChangeAsync(
            record, change, mine.Actor, unit => unit with { Claims = mine.Claims, Joined = part.Write, Answer = part.Answer }, cancellationToken)
        : CommitAsync(part.Alone, cancellationToken);

    private Task<CommitOutcome> ChangeAsync(
        StudentRecord record, StudentEvent change, string actor, IReadOnlyList<ClaimWrite> claims, CancellationToken cancellationToken) =>
        ChangeAsync(record, change, actor, unit => unit with { Claims = claims }, cancellationToken);

    // Silos may both hold the record for a moment; a commit that somebody else preceded is decided again on what is stored.
    private async Task<CommitOutcome> ChangeAsync(
        StudentRecord record, StudentEvent change, string actor, Func<CommitUnit, CommitUnit> complete, CancellationToken cancellationToken)
    {
        var changed = StudentRecord.Apply(record, change);
        var unit = complete(_attempts.Units.Change(record, changed, change, _headHash, actor, _time.GetUtcNow()));
        var outcome = await CommitAsync(unit, cancellationToken);
        if (outcome is CommitOutcome.Committed)
        {
            Know(changed, unit.Record.HeadHash);
        }
        else if (outcome is CommitOutcome.VersionConflict)
        {
            GrainTelemetry.Conflicted(CommitConflict.Version);
            Forget();
        }

        return outcome;
    }

    private async ValueTask<StudentRecord?> FindAsync(CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return _record;
    }

    private List<ClaimWrite> NewClaims(StudentRecord record, CaseOutcome change, bool person)
    {
        var (before, after) = (record.KeyData, StudentRecord.Apply(record, change).KeyData);
        var claims = new List<ClaimWrite>();
        if (after.Document is { } document && document != before.Document)
        {
            claims.Add(new ClaimWrite(StudentClaims.Document(_attempts.Keys, document)));
        }

        if (person && (after.Name, after.Sex, after.BirthDate) != (before.Name, before.Sex, before.BirthDate))
        {
            claims.Add(new ClaimWrite(StudentClaims.Person(_attempts.Keys, after.Name, after.Sex, after.BirthDate)));
        }

        return claims;
    }

    // Key data change only to what the register knows. While it cannot be reached, the case waits.
    private async Task<bool> DiffersAsync(StudentRecord record, CaseEffect effect, CancellationToken cancellationToken)
    {
        var keyData = effect switch
        {
            KeyDataEffect change => change.KeyData,
            ProblemEffect problem => problem.KeyData,
            _ => null,
        };
        return keyData is { Document: not null } && keyData != record.KeyData && await _register.AskAsync(keyData, cancellationToken) switch
        {
            RegisterVerdict.Agrees => false,
            RegisterVerdict.Unreachable => throw new TimeoutException("The population register does not answer."),
            _ => true,
        };
    }

    /// <summary>What a case's turn means for the record.</summary>
    /// <param name="Change"><c>null</c> where the record stays as it is.</param>
    /// <param name="Consequences">What follows for the case.</param>
    private sealed record Turn(StudentEvent? Change, string Actor, IReadOnlyList<ClaimWrite> Claims, IReadOnlyList<CaseEvent> Consequences)
    {
        /// <summary>The record is to be read again first.</summary>
        public static readonly Turn Again = new(null, string.Empty, [], []);

        public Turn(Refusal refusal)
            : this(null, string.Empty, [], []) => Refusal = refusal;

        public Refusal? Refusal { get; }
    }
}
