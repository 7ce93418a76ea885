using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Placement;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Verification;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

// A record is asked for where its school lives, and seldom again soon after.
[PreferLocalPlacement, CollectionAgeLimit(Minutes = 2)]
internal sealed partial class StudentGrain : Grain, IStudentGrain, IStudentEnrolment, IStudentDeadlines, IStudentCases, IStudentRehousing
{
    private const int LargestPage = 500;

    private readonly IRegistryStore _store;
    private readonly RecordCodec _codec;
    private readonly EnrolmentAttempts _attempts;
    private readonly CaseUnits _caseUnits;
    private readonly CaseCalendar _calendar;
    private readonly IPopulationRegister _register;
    private readonly TimeProvider _time;
    private readonly SharedRead _read;

    private StudentRecord? _record;
    private byte[] _headHash = EventChain.Start;

    public StudentGrain(
        IRegistryStore store,
        RecordCodec codec,
        EnrolmentAttempts attempts,
        CaseUnits caseUnits,
        CaseCalendar calendar,
        IPopulationRegister register,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
    {
        _store = store;
        _codec = codec;
        _attempts = attempts;
        _caseUnits = caseUnits;
        _calendar = calendar;
        _register = register;
        _time = time;
        _read = new SharedRead(ReadRecordAsync);
    }

    private StudentId Id => new(this.GetPrimaryKey());

    private DateOnly Today => ChinaTime.Today(_time);

    public async Task<Answer<StudentView>> Read(ReadStudent query, CancellationToken cancellationToken)
    {
        if (query.Caller.MayNot(Permission.ReadStudents) is { } refusal)
        {
            return refusal;
        }

        await LoadAsync(cancellationToken);
        return StudentViews.Read(_record, query.Caller, query.Reveal, Today);
    }

    public async Task<Answer<StudentView>> UpdateBasicData(UpdateBasicData command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.UpdateStudents) is { } refusal)
        {
            return refusal;
        }

        var record = await FindAsync(command.Caller, cancellationToken);
        if (record is null)
        {
            return Refusal.Of(RuleBook.StudentNotFound);
        }

        if (record.Version != command.ExpectedVersion)
        {
            return Refusal.Of(RuleBook.Stale);
        }

        var decision = BasicDataChange.Decide(record, command.Form);
        if (!decision.Accepted)
        {
            return decision.Refusal;
        }

        var changed = StudentRecord.Apply(record, decision.Value);
        var unit = _attempts.Units.Change(changed, decision.Value, _headHash, command.Caller.Account, _time.GetUtcNow());
        if (await CommitAsync(unit, cancellationToken) is not CommitOutcome.Committed)
        {
            // Somebody else, on another silo or past this grain, was faster.
            GrainTelemetry.Conflicted(CommitConflict.Version);
            Forget();
            return Refusal.Of(RuleBook.Stale);
        }

        Know(changed, unit.Record.HeadHash);
        return StudentViews.Of(changed, Today, masked: true);
    }

    public async Task<Answer<StudentView>> RecordPersuasion(RecordPersuasion command, CancellationToken cancellationToken)
    {
        while (await FindAsync(command.Caller, cancellationToken) is { } record)
        {
            var decision = Persuasion.Decide(record, command.Caller, command.Date, Today);
            if (!decision.Accepted)
            {
                return decision.Refusal;
            }

            var changed = StudentRecord.Apply(record, decision.Value);
            var unit = _attempts.Units.Change(changed, decision.Value, _headHash, command.Caller.Account, _time.GetUtcNow()) with
            {
                Answer = new AnswerWrite(new OperationKey(command.Operation.Id, command.Operation.RequestHash), _time.GetUtcNow()),
            };
            switch (await CommitAsync(unit, cancellationToken))
            {
                case CommitOutcome.Committed:
                    Know(changed, unit.Record.HeadHash);
                    return StudentViews.Of(changed, Today, masked: true);

                case CommitOutcome.AnsweredBefore before:
                    return before.Answer.Record == Id.Guid
                        && before.Answer.Operation.RequestHash.AsSpan().SequenceEqual(command.Operation.RequestHash)
                        ? new Answer<StudentView>
                        {
                            Value = StudentViews.Of(await ReadVersionAsync(before.Answer.Version, cancellationToken), Today, masked: true),
                            Replayed = true,
                        }
                        : Refusal.Of(RuleBook.IdempotencyConflict);
            }

            GrainTelemetry.Conflicted(CommitConflict.Version);
            Forget();
        }

        return Refusal.Of(RuleBook.StudentNotFound);
    }

    public async Task<Answer<HistoryPage>> ReadHistory(Caller caller, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        if (caller.MayNot(Permission.ReadHistory) is { } refusal)
        {
            return refusal;
        }

        if (await FindAsync(caller, cancellationToken) is not { } record)
        {
            return Refusal.Of(RuleBook.StudentNotFound);
        }

        var after = Math.Clamp(afterSequence, 0, record.Version);
        var last = Math.Min(record.Version, after + Math.Clamp(limit, 1, LargestPage));
        var history = new StudentHistory(_codec, Id);

        // What an event changed shows only beside what was there before.
        var events = await _store.ReadEventsAsync(Id.Guid, 0, last, cancellationToken);
        var entries = events.Select(history.Tell).Where(entry => entry.Sequence > after);
        return new HistoryPage([.. entries], last < record.Version ? last : null);
    }

    public async Task<Answer<EnrolmentView>> Repeat(int version, CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        var record = _record?.Version == version ? _record : await ReadVersionAsync(version, cancellationToken);
        return new Answer<EnrolmentView> { Value = StudentViews.Enrolled(record, Today), Replayed = true };
    }

    /// <summary>The record, if there is one and the caller's office covers it.</summary>
    private async ValueTask<StudentRecord?> FindAsync(Caller caller, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return _record is { Place: var place } && caller.Office.Covers(place.School, place.HomeAuthority) ? _record : null;
    }

    private async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        if (_record is null)
        {
            // Its school may enrol the student at any moment, without asking here.
            Forget();
        }
    }

    private async Task<StudentRecord> ReadVersionAsync(int version, CancellationToken cancellationToken)
    {
        StudentRecord? record = null;
        foreach (var stored in await _store.ReadEventsAsync(Id.Guid, 0, version, cancellationToken))
        {
            record = StudentRecord.Apply(record, _codec.OpenStudentEvent(Id, stored.Event.Payload));
        }

        return record ?? throw new InvalidOperationException("An operation is answered by a record that has no events.");
    }

    private async Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Never cancelled: a commit that was begun and given up would have an unknown outcome.
            return await _store.CommitAsync(unit, CancellationToken.None);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private async Task ReadRecordAsync()
    {
        var stored = await _store.FindStudentAsync(Id, CancellationToken.None);
        _record = stored is null ? null : _codec.OpenStudent(Id, stored.Payload);
        _headHash = stored?.HeadHash ?? EventChain.Start;
    }

    private void Know(StudentRecord record, byte[] headHash)
    {
        _record = record;
        _headHash = headHash;
        _read.Know();
    }

    private void Forget() => _read.Forget();
}
