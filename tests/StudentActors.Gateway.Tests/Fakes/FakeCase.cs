using StudentActors.Contracts.Calendar;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>Any case, as the test says.</summary>
internal sealed class FakeCase : ITransferGrain, IStatusChangeGrain
{
    public Func<Caller, Answer<CaseView>> OnRead { get; set; } = _ => Refusal.Of(RuleBook.CaseNotFound);

    public Func<DecideCase, Answer<CaseView>> OnDecide { get; set; } = _ => Refusal.Of(RuleBook.CaseNotFound);

    public Func<WithdrawCase, Answer<CaseView>> OnWithdraw { get; set; } = _ => Refusal.Of(RuleBook.CaseNotFound);

    public Func<AttachEvidence, Answer<EvidenceView>> OnAttach { get; set; } = _ => Refusal.Of(RuleBook.CaseNotFound);

    public Func<string, Answer<EvidenceContent>> OnReadEvidence { get; set; } = _ => Refusal.Of(RuleBook.EvidenceNotFound);

    public Func<ReadStudent, Answer<StudentView>> OnReadSnapshot { get; set; } = _ => Refusal.Of(RuleBook.SnapshotNone);

    public Task<Answer<StudentView>> ReadSnapshot(ReadStudent query, CancellationToken cancellationToken) => Task.FromResult(OnReadSnapshot(query));

    public Func<ReadStudent, Answer<StudentView>> OnReadFile { get; set; } = _ => Refusal.Of(RuleBook.HandoverNone);

    public Task<Answer<StudentView>> ReadFile(ReadStudent query, CancellationToken cancellationToken) => Task.FromResult(OnReadFile(query));

    public Func<HandOverFile, Answer<CaseView>> OnHandOverFile { get; set; } = _ => Refusal.Of(RuleBook.FileNone);

    public Task<Answer<CaseView>> HandOverFile(HandOverFile command, CancellationToken cancellationToken) => Task.FromResult(OnHandOverFile(command));

    public Task<Answer<CaseView>> Read(Caller caller, CancellationToken cancellationToken) => Task.FromResult(OnRead(caller));

    public Task<Answer<CaseView>> Decide(DecideCase command, CancellationToken cancellationToken) => Task.FromResult(OnDecide(command));

    public Task<Answer<CaseView>> Withdraw(WithdrawCase command, CancellationToken cancellationToken) =>
        Task.FromResult(OnWithdraw(command));

    public Task<Answer<EvidenceView>> AttachEvidence(AttachEvidence command, CancellationToken cancellationToken) =>
        Task.FromResult(OnAttach(command));

    public Task<Answer<EvidenceContent>> ReadEvidence(Caller caller, string evidence, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadEvidence(evidence));
}

internal sealed class FakeCaseDesk : ICaseDeskGrain
{
    public Func<StartCase, Answer<CaseView>> OnStart { get; set; } = _ => Refusal.Of(RuleBook.StudentNotFound);

    public Func<ReadTasks, Answer<TaskPage>> OnReadTasks { get; set; } = _ => new TaskPage([], null);

    public Func<StartComplaint, Answer<CaseView>> OnStartComplaint { get; set; } = _ => Refusal.Of(RuleBook.StudentNotFound);

    public Task<Answer<CaseView>> StartComplaint(StartComplaint command, CancellationToken cancellationToken) =>
        Task.FromResult(OnStartComplaint(command));

    public Task<Answer<CaseView>> Start(StartCase command, CancellationToken cancellationToken) => Task.FromResult(OnStart(command));

    public Task<Answer<TaskPage>> ReadTasks(ReadTasks query, CancellationToken cancellationToken) => Task.FromResult(OnReadTasks(query));
}

/// <summary>A calendar that checks what it is given, as the real one does.</summary>
internal sealed class FakeCalendar : ICalendarGrain
{
    private WorkingCalendar _calendar = WorkingCalendar.Embedded;

    public Task<Answer<CalendarView>> Read(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<CalendarView>>(View());

    public Task<Answer<CalendarView>> Load(Caller caller, WorkingYearForm form, CancellationToken cancellationToken)
    {
        var year = WorkingYear.Check(form);
        if (!year.Accepted)
        {
            return Task.FromResult<Answer<CalendarView>>(year.Refusal);
        }

        _calendar = _calendar.With([year.Value]);
        return Task.FromResult<Answer<CalendarView>>(View());
    }

    private CalendarView View() =>
        new([.. _calendar.Years.Select(year => new CalendarYearView(year.Year, [.. year.Off], [.. year.Worked]))]);
}
