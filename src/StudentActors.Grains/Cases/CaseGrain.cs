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
using StudentActors.Grains.Students;
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

    /// <summary>Does what has to be done before an event may be noted; done again, it finds what it has done. Returns the event to note.</summary>
    protected virtual ValueTask<Decision<CaseEvent>> CarryOutAsync(CaseRecord record, CaseEvent change, Caller caller) => new(change);

    /// <summary>Whether this activation knows the case, so that it cannot be opened any more.</summary>
    protected bool IsKnown => _read.Done && _record is not null;

    protected async ValueTask<CaseRecord?> FindAsync(CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return _record;
    }

    /// <summary>Decides on a student as this silo knows it; before anybody is refused, on the student as it is stored.</summary>
    protected async Task<Decision<CaseOpened>> DecideAsync(
        StudentId student, Func<StudentRecord, Task<Decision<CaseOpened>>> decide, CancellationToken cancellationToken)
    {
        var decision = await OnceAsync(false);
        return decision.Accepted ? decision : await OnceAsync(true);

        async Task<Decision<CaseOpened>> OnceAsync(bool fresh) =>
            await ReadStudentAsync(student, fresh, cancellationToken) is { } record ? await decide(record) : Refusal.Of(RuleBook.StudentNotFound);
    }

    protected async Task<StudentRecord?> ReadStudentAsync(StudentId id, bool fresh, CancellationToken cancellationToken) =>
        (await GrainFactory.GetGrain<IStudentCases>(id.Guid).Look(fresh, cancellationToken)).Record;

    /// <summary>
    /// Commits the opening that was decided: the student is locked and the first step opens, or there is no case. Nothing is read of the case before: if
    /// it exists, this very operation has opened it, and is told so by its commit, or here, where the case itself is what stands in its way.
    /// </summary>
    protected async Task<Answer<CaseView>> OpenAsync(
        Decision<CaseOpened> decision, Caller caller, Operation operation, CancellationToken cancellationToken)
    {
        if (!decision.Accepted)
        {
            return await RepeatAsync(operation, caller, cancellationToken) ?? decision.Refusal;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var opened = CaseRecord.Apply(null, decision.Value);
        var started = CaseDecisions.Start(opened, Now, await _services.Calendar.ReadAsync(cancellationToken));
        var turn = new CaseTurn(null, EventChain.Start, new CaseEvents([decision.Value, started]), operation, caller.Account);
        var turned = opened.Type.LocksRecord()
            ? await TurnAsync(turn, opened.Student, static (student, turn) => student.BeginCase(turn, CancellationToken.None))
            : await CommitAloneAsync(turn, []);
        if (turned.Outcome != CaseTurnOutcome.Committed)
        {
            return await RepeatAsync(operation, caller, cancellationToken) ?? turned.Refusal ?? Refusal.Of(RuleBook.IdempotencyConflict);
        }

        await GoOnAsync();
        return CaseViews.Of((await FindAsync(cancellationToken))!, caller);
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

        GrainTelemetry.Replayed();
        return new Answer<CaseView> { Value = CaseViews.Of(await ReadAnswerAsync(answer.Version, cancellationToken), caller), Replayed = true };
    }

    private static Refusal? MayNotSee(CaseRecord? record, Caller caller) =>
        record is null ? caller.MayNot(Permission.ReadCases) ?? Refusal.Of(RuleBook.CaseNotFound) : CaseAccess.MayNotSee(record, caller);

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
                decision = await CarryOutAsync(record!, decision.Value, caller);
                if (!decision.Accepted)
                {
                    return new Answer<CaseView> { Refusal = decision.Refusal, Value = CaseViews.Of(record!, caller) };
                }

                switch (await CommitAsync(decision.Value, operation, caller.Account, cancellationToken))
                {
                    case CaseTurnOutcome.Committed:
                        await GoOnAsync();
                        return CaseViews.Of(await FindAsync(cancellationToken) ?? record!, caller);

                    case CaseTurnOutcome.AnsweredBefore:
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

    /// <summary>Commits one event on the record as it is known, and at once what follows from it for the student.</summary>
    private async Task<CaseTurnOutcome> CommitAsync(CaseEvent change, Operation? operation, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new CaseTurn(_record, _headHash, new CaseEvents([change]), operation, actor);
        var decided = turn.Decided;
        var turned = decided switch
        {
            _ when !decided.Type.LocksRecord() => await CommitAloneAsync(turn, []),

            // A register that is slow or down must not keep a decision from being noted.
            { State: CaseState.Applying, Effect.NeedsRegister: false } => await TurnAsync(turn, decided.Student, Apply),
            { Released: false, State: not (CaseState.Open or CaseState.Applying) } => await TurnAsync(turn, decided.Student, End),
            _ => await CommitAloneAsync(turn, []),
        };
        return turned.Outcome;
    }

    /// <summary>Has a turn committed by the student's grain, together with what it means for the student.</summary>
    private async Task<CaseTurned> TurnAsync(CaseTurn turn, StudentId student, Func<IStudentCases, CaseTurn, Task<CaseTurned>> act)
    {
        CaseTurned turned;
        try
        {
            turned = await act(GrainFactory.GetGrain<IStudentCases>(student.Guid), turn);
        }
        catch
        {
            Forget();
            await DoubtAsync(turn.Decided);
            throw;
        }

        Learn(turned);
        if (turned.Record is { Released: true } ended)
        {
            await TellSchoolsAsync(ended, turned.Shift);
        }

        return turned;
    }

    private async Task<CaseTurned> CommitAloneAsync(CaseTurn turn, IReadOnlyList<CaseEvent> consequences)
    {
        var part = _services.Units.Change(turn, consequences, await _services.Calendar.ReadAsync(CancellationToken.None));
        CommitOutcome outcome;
        try
        {
            // Never cancelled: a commit that was begun and given up would have an unknown outcome.
            outcome = await _services.Store.CommitAsync(part.Alone, CancellationToken.None);
        }
        catch
        {
            Forget();
            await DoubtAsync(turn.Decided);
            throw;
        }

        var turned = outcome switch
        {
            CommitOutcome.Committed => part.Turned,
            CommitOutcome.AnsweredBefore => CaseTurned.AnsweredBefore,
            _ => CaseTurned.Conflict,
        };
        if (outcome is CommitOutcome.Committed)
        {
            part.Report();
        }

        Learn(turned);
        return turned;
    }

    private void Learn(CaseTurned turned)
    {
        if (turned.Outcome == CaseTurnOutcome.Committed)
        {
            (_record, _headHash) = (turned.Record, turned.HeadHash);
            _read.Know();
            return;
        }

        if (turned.Outcome != CaseTurnOutcome.Refused)
        {
            GrainTelemetry.Conflicted(CommitConflict.Version);
        }

        Forget();
    }

    /// <summary>The record right after an operation, and what followed from that by itself: what its first answer showed.</summary>
    private async Task<CaseRecord> ReadAnswerAsync(int version, CancellationToken cancellationToken)
    {
        CaseRecord? record = null;
        foreach (var stored in await _services.Store.ReadEventsAsync(Id.Guid, 0, int.MaxValue - 1, cancellationToken))
        {
            var change = _services.Codec.OpenCaseEvent(Id, stored.Event.Payload);
            if (stored.Event.Sequence > version && change is not (CaseStarted or CaseRejected or CaseReleased or CaseCompleted))
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
