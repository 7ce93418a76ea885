using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.TermChecks;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    public async Task<Answer<TermCheckView>> CheckTerm(CheckTerm command, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await MayNotAsync(command.Caller, Permission.StartCases, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            await _places.ReadyAsync(cancellationToken);
            var (school, headHash, now) = (_school!, _headHash, _time.GetUtcNow());
            var decision = TermVerification.Check(
                school, command.Caller, command.Term, new TermCheckForm(command.Students, command.Separated, command.Empty, command.Note),
                _places.Live, now);
            if (!decision.Accepted)
            {
                return decision.Refusal;
            }

            if (TermVerification.Repeats(school, decision.Value))
            {
                return SchoolViews.TermCheck(school, decision.Value.Check.Term, now);
            }

            var changed = SchoolRecord.Apply(school, decision.Value);
            if (await ChangeAsync(changed, decision.Value, headHash, null, command.Caller.Account, cancellationToken) is CommitOutcome.Committed)
            {
                return SchoolViews.TermCheck(changed, decision.Value.Check.Term, now);
            }
        }
    }

    public async Task<Answer<TermCheckView>> ReadTermCheck(Caller caller, string? term, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadCases, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return Term.TryParse(term, out var about)
            ? SchoolViews.TermCheck(_school!, about, _time.GetUtcNow())
            : Refusal.Of(RuleBook.TermCheckTerm, "term");
    }

    public async Task<DateTimeOffset?> TermCheckDue(int generation, CancellationToken cancellationToken)
    {
        // Read afresh: what another silo has committed may have set this very deadline, and a setting that is called past is deleted.
        _read.Forget();
        await _read.EnsureAsync(cancellationToken);
        var now = _time.GetUtcNow();
        return _school is not { } school || TermVerification.Missed(school, generation, now) is not { } missed ? null
            : await NoteAsync(school, missed, _headHash) ? null
            : now;
    }

    public async Task<Answer<CaseView>?> RefuseUnverified(
        CaseType type, Caller caller, Operation operation, CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return _school is { } school && await UnverifiedAsync(school, type, cancellationToken) is { } refusal
            ? await RefuseCaseAsync(caller, operation, refusal, cancellationToken)
            : null;
    }

    private async ValueTask<Refusal?> UnverifiedAsync(SchoolRecord school, CaseType type, CancellationToken cancellationToken) =>
        school.TermChecking?.Missed.Count > 0
            ? TermVerification.Refuse(
                school, type, (await ReadPolicyAsync(school, fresh: false, cancellationToken)).Cases, _time.GetUtcNow())
            : null;
}
