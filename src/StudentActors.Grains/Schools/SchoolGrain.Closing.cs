using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    public async Task<Answer<ClosingView>> ProposeClosing(ProposeClosing command, CancellationToken cancellationToken)
    {
        var form = new ClosingForm
        {
            Into = command.Into,
            Classes = [.. command.Classes.Select(pair => new ClassMoveForm(pair.From, pair.To))],
            Reason = command.Reason,
            Archive = command.Archive,
        };
        return await DecideClosingAsync<ClosingProposed>(
            command.Caller,
            command.Operation,
            async school =>
            {
                await _places.ReadyAsync(cancellationToken);
                var policy = (await ReadPolicyAsync(school, fresh: true, cancellationToken)).Cases ?? CasePolicy.Nothing;
                var decision = SchoolClosings.Propose(school, form, command.Caller, _places.Live, policy, _time.GetUtcNow());
                if (decision.Accepted && await ForeseenAsync(school, decision.Value, command.Caller, cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                return decision;
            },
            cancellationToken);
    }

    public Task<Answer<ClosingView>> DecideClosing(DecideClosing command, CancellationToken cancellationToken) => DecideClosingAsync(
        command.Caller,
        command.Operation,
        school => Task.FromResult(SchoolClosings.Decide(school, command.Caller, command.Decision, _time.GetUtcNow())),
        cancellationToken);

    public async Task<Answer<ClosingView>> ReadClosing(Caller caller, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadSchools, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return _school!.Closing is null ? Refusal.Of(RuleBook.ClosingNone) : SchoolViews.Closing(_school);
    }

    public async Task<Refusal?> ForeseeAbsorption(Caller caller, AbsorptionOrder order, CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        if (_school is null)
        {
            return Refusal.Of(RuleBook.SchoolNotFound, "into");
        }

        await _places.ReadyAsync(cancellationToken);
        return caller.MayNot(Permission.CloseSchools, _school.Authority) ?? Absorb(_school, order).Refusal;
    }

    public async Task<AbsorptionAnswer> BeginAbsorption(AbsorptionOrder order, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _read.EnsureAsync(cancellationToken);
            if (_school?.AbsorptionOf(order.From) is { Ended: false } known)
            {
                return new AbsorptionAnswer(null, [.. known.Classes.Select(move => new ClassMoveView(move.From, move.To))], _school.Authority);
            }

            await _places.ReadyAsync(cancellationToken);
            if (_school is not { } school)
            {
                return new AbsorptionAnswer(Refusal.Of(RuleBook.SchoolNotFound), [], default);
            }

            var decision = Absorb(school, order);
            if (!decision.Accepted)
            {
                return new AbsorptionAnswer(decision.Refusal, [], default);
            }

            // Held until the commit is through: from then on they are counted as reserved.
            var held = Hold(school, order, decision.Value);
            try
            {
                await ChangeAsync(SchoolRecord.Apply(school, decision.Value), decision.Value, _headHash, null, order.Actor, CancellationToken.None);
            }
            finally
            {
                _places.Forget();
                held.ForEach(_places.Release);
            }
        }
    }

    public Task EndAbsorption(SchoolCode from, CancellationToken cancellationToken) => CommitOwnAsync(
        school => school.AbsorptionOf(from) is { Ended: false } ? new AbsorptionEnded(from) : null, cancellationToken);

    public Task FinishClosing(CancellationToken cancellationToken) => CommitOwnAsync(
        school => school.State == SchoolState.Closing ? new SchoolClosed(_time.GetUtcNow()) : null, cancellationToken);

    public Task FailClosing(string ruleId, CancellationToken cancellationToken) => CommitOwnAsync(
        school => school.State == SchoolState.Closing ? new ClosingFailed(ruleId, _time.GetUtcNow()) : null, cancellationToken);

    private static AbsorptionOrder Order(SchoolRecord school, IEnumerable<(ClassId Class, int Students)> leaving, ClosingProposed proposed) =>
        AbsorptionOrders.Of(school, leaving, proposed.Classes, proposed.By);

    private async Task<Answer<ClosingView>> DecideClosingAsync<TEvent>(
        Caller caller, Operation operation, Func<SchoolRecord, Task<Decision<TEvent>>> decide, CancellationToken cancellationToken)
        where TEvent : SchoolEvent
    {
        while (true)
        {
            if (await MayNotAsync(caller, Permission.CloseSchools, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var school = _school!;
            var headHash = _headHash;
            var decision = await decide(school);
            if (!decision.Accepted)
            {
                // It may stand in the way because this very operation has put it there.
                return await _store.FindAnswerAsync(operation.Id, cancellationToken) is { } answer
                    ? await RepeatAsync(answer, operation, SchoolViews.Closing, cancellationToken)
                    : decision.Refusal;
            }

            var changed = SchoolRecord.Apply(school, decision.Value);
            switch (await ChangeAsync(changed, decision.Value, headHash, operation, caller.Account, cancellationToken))
            {
                case CommitOutcome.Committed:
                    if (changed.State == SchoolState.Closing)
                    {
                        await GrainFactory.GetGrain<ISchoolClosingGrain>(SchoolIds.For(changed.Code)).Drive();
                    }

                    return SchoolViews.Closing(changed);

                case CommitOutcome.AnsweredBefore before:
                    return await RepeatAsync(before.Answer, operation, SchoolViews.Closing, cancellationToken);
            }
        }
    }

    // What the receiving school would say later is said at once, to whoever can still change it.
    private async Task<Refusal?> ForeseenAsync(
        SchoolRecord school, ClosingProposed proposed, Caller caller, CancellationToken cancellationToken)
    {
        if (proposed.Into is not { } into)
        {
            return null;
        }

        var leaving = school.Classes.Select(schoolClass => (schoolClass.Id, _places.LiveIn(schoolClass.Id)));
        return await GrainFactory.GetGrain<ISchoolClosing>(GrainKeys.School(into))
            .ForeseeAbsorption(caller, Order(school, leaving, proposed), cancellationToken);
    }

    private Decision<AbsorptionBegan> Absorb(SchoolRecord school, AbsorptionOrder order) => SchoolClosings.Absorb(
        school,
        order.From,
        [.. order.Leaving.Select(left => new LeavingClass(new SchoolClass(left.Class, left.Capacity), left.StageYears, left.Students))],
        [.. order.Wanted.Select(move => new ClassMove(move.From, move.To))],
        schoolClass => schoolClass.Capacity - _places.TakenIn(schoolClass.Id));

    private List<ClassId> Hold(SchoolRecord school, AbsorptionOrder order, AbsorptionBegan began)
    {
        var held = new List<ClassId>();
        foreach (var left in order.Leaving)
        {
            if (school.Class(began.Classes.First(move => move.From == left.Class).To) is { } to)
            {
                held.AddRange(Enumerable.Repeat(to, left.Students).TakeWhile(_places.TryHold).Select(schoolClass => schoolClass.Id));
            }
        }

        return held;
    }

    /// <summary>Commits what the registry itself does; nothing where there is nothing left to do.</summary>
    private async Task CommitOwnAsync(Func<SchoolRecord, SchoolEvent?> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _read.EnsureAsync(cancellationToken);
            if (_school is not { } school || decide(school) is not { } change)
            {
                return;
            }

            if (await ChangeAsync(SchoolRecord.Apply(school, change), change, _headHash, null, SuspensionExpiry.Registry, CancellationToken.None)
                is CommitOutcome.Committed)
            {
                _places.Forget();
                return;
            }
        }
    }
}
