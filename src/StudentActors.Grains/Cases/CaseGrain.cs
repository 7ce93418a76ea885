using Microsoft.Extensions.Logging;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Deadlines;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Cases;

/// <summary>
/// The shell of every case: it reads, lets the domain decide, commits, and carries on what a decision has begun. What a case is about is data of its
/// record. How it is driven to its end is in the other parts of this class.
/// </summary>
internal abstract partial class CaseGrain : Grain, ICaseGrain, IDeadlineOwner, ICaseClearing
{
    private readonly CaseServices _services;
    private readonly ILogger _logger;
    private readonly SharedRead _read;

    private CaseRecord? _record;
    private byte[] _headHash = EventChain.Start;

    protected CaseGrain(CaseServices services, ILogger logger)
    {
        _services = services;
        _logger = logger;
        _read = new SharedRead(ReadRecordAsync);
    }

    protected CaseServices Services => _services;

    protected CaseId Id => new(this.GetPrimaryKey());

    protected DateTimeOffset Now => _services.Time.GetUtcNow();

    public async Task<Answer<CaseView>> Read(Caller caller, CancellationToken cancellationToken)
    {
        var record = await FindAsync(cancellationToken);
        return MayNotSee(record, caller) is { } refusal ? refusal : CaseViews.Of(record!, caller);
    }

    public Task<Answer<CaseView>> Decide(DecideCase command, CancellationToken cancellationToken) => ActAsync(
        command.Caller,
        command.Operation,
        (record, calendar) => CaseDecisions.Decide(record, command.Caller, command.Decision, Now, calendar),
        cancellationToken);

    public Task<Answer<CaseView>> Withdraw(WithdrawCase command, CancellationToken cancellationToken) => ActAsync(
        command.Caller,
        command.Operation,
        (record, _) => CaseDecisions.Withdraw(record, command.Caller, command.Reason, Now),
        cancellationToken);

    public async Task<Answer<CaseView>> Repeat(Caller caller, Operation operation, CancellationToken cancellationToken) =>
        await RepeatAsync(operation, caller, cancellationToken) ?? Refusal.Of(RuleBook.IdempotencyConflict);

    /// <summary>Whether this class of grain keeps cases of a type; the rest of the ids is nobody's here.</summary>
    protected abstract bool Keeps(CaseType type);

    /// <summary>Whether this activation knows the case, so that it cannot be opened any more.</summary>
    protected bool IsKnown => _read.Done && _record is not null;

    protected async ValueTask<CaseRecord?> FindAsync(CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return _record;
    }

    /// <summary>
    /// Commits the opening that was decided, locks the student and opens the first step. Nothing is read of the case before: if it exists, this very
    /// operation has opened it, and is told so by its commit, or here, where the case itself is what stands in its way.
    /// </summary>
    protected async Task<Answer<CaseView>> OpenAsync(
        Decision<CaseOpened> decision, Caller caller, Operation operation, CancellationToken cancellationToken)
    {
        if (!decision.Accepted)
        {
            return await RepeatAsync(operation, caller, cancellationToken) ?? decision.Refusal;
        }

        switch (await CommitAsync(decision.Value, operation, caller.Account, cancellationToken))
        {
            case CommitOutcome.Committed:
                // Whoever asked must hear whether the student could be locked; if that fails, the same request goes on from here.
                await DriveAsync();
                return Outcome((await FindAsync(cancellationToken))!, caller);

            case CommitOutcome.AnsweredBefore before when before.Answer.Record != Id.Guid:
                return Refusal.Of(RuleBook.IdempotencyConflict);

            default:
                return await RepeatAsync(operation, caller, cancellationToken) ?? Refusal.Of(RuleBook.IdempotencyConflict);
        }
    }

    /// <summary>The first answer to an operation that this case has committed; <c>null</c> when it has not.</summary>
    protected async Task<Answer<CaseView>?> RepeatAsync(Operation operation, Caller caller, CancellationToken cancellationToken)
    {
        if (await _services.Store.FindAnswerAsync(operation.Id, cancellationToken) is not { } answer || answer.Record != Id.Guid)
        {
            return null;
        }

        if (!answer.Operation.RequestHash.AsSpan().SequenceEqual(operation.RequestHash))
        {
            return Refusal.Of(RuleBook.IdempotencyConflict);
        }

        if (await FindAsync(cancellationToken) is { State: CaseState.Opening })
        {
            await DriveAsync();
        }

        GrainTelemetry.Replayed();
        return Outcome(await ReadAnswerAsync(answer.Version, cancellationToken), caller) with { Replayed = true };
    }

    private static Refusal? MayNotSee(CaseRecord? record, Caller caller) =>
        record is null ? caller.MayNot(Permission.ReadCases) ?? Refusal.Of(RuleBook.CaseNotFound) : CaseAccess.MayNotSee(record, caller);

    // A case that could not lock its student never began: that is a refusal, not a case.
    private static Answer<CaseView> Outcome(CaseRecord record, Caller caller) =>
        record is { State: CaseState.Aborted, RuleId: { } rule }
            ? Refusal.Of(RuleBook.Find(rule) ?? RuleBook.CaseStatus)
            : CaseViews.Of(record, caller);

    protected async Task<Answer<CaseView>> ActAsync(
        Caller caller, Operation operation, Func<CaseRecord, WorkingCalendar, Decision<CaseEvent>> decide, CancellationToken cancellationToken)
    {
        for (var fresh = false; ;)
        {
            var record = await FindAsync(cancellationToken);
            if (MayNotSee(record, caller) is { } unseen)
            {
                return unseen;
            }

            var decision = decide(record!, await _services.Calendar.ReadAsync(cancellationToken));
            if (decision.Accepted)
            {
                switch (await CommitAsync(decision.Value, operation, caller.Account, cancellationToken))
                {
                    case CommitOutcome.Committed:
                        await GoOnAsync();
                        return CaseViews.Of(await FindAsync(cancellationToken) ?? record!, caller);

                    case CommitOutcome.AnsweredBefore:
                        return await RepeatAsync(operation, caller, cancellationToken) ?? Refusal.Of(RuleBook.IdempotencyConflict);
                }

                continue;
            }

            // What this silo remembers may be older than what another has committed; nobody is refused for that.
            if (!fresh)
            {
                fresh = true;
                Forget();
                continue;
            }

            return await RepeatAsync(operation, caller, cancellationToken)
                ?? new Answer<CaseView> { Refusal = decision.Refusal, Value = CaseViews.Of(record!, caller) };
        }
    }

    /// <summary>Commits one event on the record as it is known.</summary>
    private async Task<CommitOutcome> CommitAsync(CaseEvent change, Operation? operation, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var calendar = await _services.Calendar.ReadAsync(cancellationToken);
        var before = change is CaseOpened ? null : _record;
        var after = CaseRecord.Apply(before, change);
        var unit = _services.Units.Change(before, after, change, before is null ? EventChain.Start : _headHash, calendar, operation, actor);
        CommitOutcome outcome;
        try
        {
            // Never cancelled: a commit that was begun and given up would have an unknown outcome.
            outcome = await _services.Store.CommitAsync(unit, CancellationToken.None);
        }
        catch
        {
            Forget();
            throw;
        }

        if (outcome is CommitOutcome.Committed)
        {
            _record = after;
            _headHash = unit.Record.HeadHash;
            _read.Know();
            CaseTelemetry.Changed(before, after, change);
        }
        else
        {
            GrainTelemetry.Conflicted(CommitConflict.Version);
            Forget();
        }

        return outcome;
    }

    /// <summary>The record right after an operation, and what followed from that by itself: what its first answer showed.</summary>
    private async Task<CaseRecord> ReadAnswerAsync(int version, CancellationToken cancellationToken)
    {
        CaseRecord? record = null;
        foreach (var stored in await _services.Store.ReadEventsAsync(Id.Guid, 0, int.MaxValue - 1, cancellationToken))
        {
            var change = _services.Codec.OpenCaseEvent(Id, stored.Event.Payload);
            if (stored.Event.Sequence > version && change is not (CaseStarted or CaseAborted or CaseRejected or CaseReleased or CaseCompleted))
            {
                break;
            }

            record = CaseRecord.Apply(record, change);
        }

        return record ?? throw new InvalidOperationException("An operation is answered by a case that has no events.");
    }

    private async Task ReadRecordAsync()
    {
        var stored = await _services.Cases.FindCaseAsync(Id, CancellationToken.None);
        var record = stored is null || !Keeps(stored.Columns.Type) ? null : _services.Codec.OpenCase(Id, stored.Payload);
        (_record, _headHash) = (record, record is null ? EventChain.Start : stored!.HeadHash);
    }

    private void Forget() => _read.Forget();
}
