using StudentActors.Contracts.Students;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Students;

internal sealed partial class StudentGrain
{
    public async Task<Refusal?> BeginCase(BeginCase order, CancellationToken cancellationToken)
    {
        while (await FindAsync(cancellationToken) is { } record)
        {
            if (StudentCases.StateOf(record, order.Case) == StudentCaseState.Begun)
            {
                return null;
            }

            var decision = StudentCases.Begin(record, order.Case, order.Type, order.Place.ToPlace());
            if (!decision.Accepted)
            {
                return decision.Refusal;
            }

            if (await ChangeAsync(record, decision.Value, order.Actor, [], cancellationToken) is CommitOutcome.Committed)
            {
                return null;
            }
        }

        return Refusal.Of(RuleBook.StudentNotFound);
    }

    public async Task<CaseApplied> ApplyCase(ApplyCase order, CancellationToken cancellationToken)
    {
        var effect = CaseJson.ReadEffect(order.Effect);
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return Refused(RuleBook.StudentNotFound);
        }

        if (StudentCases.StateOf(found, order.Case) == StudentCaseState.Applied)
        {
            return await AppliedBeforeAsync(order.Case, cancellationToken);
        }

        if (await DiffersAsync(found, effect, cancellationToken))
        {
            return Refused(RuleBook.IdentityMismatch);
        }

        var person = true;
        while (await FindAsync(cancellationToken) is { } record)
        {
            var decision = StudentCases.Apply(record, order.Case, effect, Today);
            if (!decision.Accepted)
            {
                return new CaseApplied(decision.Refusal, record.Version, []);
            }

            var claims = NewClaims(record, decision.Value, person);
            switch (await ChangeAsync(record, decision.Value, order.Actor, claims, cancellationToken))
            {
                case CommitOutcome.Committed:
                    return new CaseApplied(null, record.Version, _codec.Seal(record));

                case CommitOutcome.ClaimTaken { Key.Kind: ClaimKind.Person }:
                    // Somebody else of that name, sex and birth date; what follows from that was for the deciding offices to see.
                    GrainTelemetry.Conflicted(CommitConflict.Person);
                    person = false;
                    break;

                case CommitOutcome.SchoolClosed:
                    return Refused(RuleBook.SchoolClosed);

                case CommitOutcome.ClaimTaken:
                    GrainTelemetry.Conflicted(CommitConflict.Document);
                    return Refused(RuleBook.IdentityDuplicate);
            }
        }

        return Refused(RuleBook.StudentNotFound);
    }

    public async Task EndCase(CaseId id, CancellationToken cancellationToken)
    {
        while (await FindAsync(cancellationToken) is { } record
            && StudentCases.End(record, id) is { } ended
            && await ChangeAsync(record, ended, SuspensionExpiry.Registry, [], cancellationToken) is not CommitOutcome.Committed)
        {
        }
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

    private static CaseApplied Refused(Rule rule) => new(Refusal.Of(rule), 0, []);

    // Silos may both hold the record for a moment; a commit that somebody else preceded is decided again on what is stored.
    private async Task<CommitOutcome> ChangeAsync(
        StudentRecord record, StudentEvent change, string actor, IReadOnlyList<ClaimWrite> claims, CancellationToken cancellationToken)
    {
        var changed = StudentRecord.Apply(record, change);
        var unit = _attempts.Units.Change(record, changed, change, _headHash, actor, _time.GetUtcNow()) with { Claims = claims };
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

    // The answer to a repeated request: the record as it was before the event that the case left.
    private async Task<CaseApplied> AppliedBeforeAsync(CaseId id, CancellationToken cancellationToken)
    {
        StudentRecord? record = null;
        foreach (var stored in await _store.ReadEventsAsync(Id.Guid, 0, int.MaxValue - 1, cancellationToken))
        {
            var change = _codec.OpenStudentEvent(Id, stored.Event.Payload);
            if (change is CaseOutcome outcome && outcome.Case == id)
            {
                break;
            }

            record = StudentRecord.Apply(record, change);
        }

        return new CaseApplied(null, record!.Version, _codec.Seal(record));
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
}
