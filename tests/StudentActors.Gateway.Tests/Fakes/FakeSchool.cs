using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>Any school, as the test says.</summary>
internal sealed class FakeSchool : ISchoolGrain
{
    public Func<OpenSchool, Answer<SchoolView>> OnOpen { get; set; } = _ => Refusal.Of(RuleBook.SchoolExists);

    public Func<Caller, Answer<SchoolView>> OnRead { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<OpenClass, Answer<ClassView>> OnOpenClass { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<Caller, Answer<ClassList>> OnReadClasses { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<ReadRoster, Answer<RosterPage>> OnReadRoster { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<EnrolStudent, Task<Answer<EnrolmentView>>> OnEnrol { get; set; } =
        _ => Task.FromResult<Answer<EnrolmentView>>(Refusal.Of(RuleBook.SchoolNotFound));

    public Task<Answer<SchoolView>> Open(OpenSchool command, CancellationToken cancellationToken) => Task.FromResult(OnOpen(command));

    public Task<Answer<SchoolView>> Read(Caller caller, CancellationToken cancellationToken) => Task.FromResult(OnRead(caller));

    public Task<Answer<ClassView>> OpenClass(OpenClass command, CancellationToken cancellationToken) =>
        Task.FromResult(OnOpenClass(command));

    public Task<Answer<ClassList>> ReadClasses(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadClasses(caller));

    public Task<Answer<RosterPage>> ReadRoster(ReadRoster query, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadRoster(query));

    public Task<Answer<EnrolmentView>> Enrol(EnrolStudent command, CancellationToken cancellationToken) => OnEnrol(command);

    public Func<ProposeClosing, Answer<ClosingView>> OnProposeClosing { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<DecideClosing, Answer<ClosingView>> OnDecideClosing { get; set; } = _ => Refusal.Of(RuleBook.ClosingNone);

    public Func<Caller, Answer<ClosingView>> OnReadClosing { get; set; } = _ => Refusal.Of(RuleBook.ClosingNone);

    public Task<Answer<ClosingView>> ProposeClosing(ProposeClosing command, CancellationToken cancellationToken) =>
        Task.FromResult(OnProposeClosing(command));

    public Task<Answer<ClosingView>> DecideClosing(DecideClosing command, CancellationToken cancellationToken) =>
        Task.FromResult(OnDecideClosing(command));

    public Task<Answer<ClosingView>> ReadClosing(Caller caller, CancellationToken cancellationToken) => Task.FromResult(OnReadClosing(caller));

    public Func<ReportDropouts, Answer<DropoutReportView>> OnReportDropouts { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<string?, Answer<DropoutReportView>> OnReadDropoutReport { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Task<Answer<DropoutReportView>> ReportDropouts(ReportDropouts command, CancellationToken cancellationToken) =>
        Task.FromResult(OnReportDropouts(command));

    public Task<Answer<DropoutReportView>> ReadDropoutReport(Caller caller, string? month, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadDropoutReport(month));

    public Func<AnnounceEntrants, Answer<EntrantsView>> OnAnnounceEntrants { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<string?, Answer<EntrantsView>> OnReadEntrants { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<Caller, Answer<DutyList>> OnReadDuties { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Task<Answer<EntrantsView>> AnnounceEntrants(AnnounceEntrants command, CancellationToken cancellationToken) =>
        Task.FromResult(OnAnnounceEntrants(command));

    public Task<Answer<EntrantsView>> ReadEntrants(Caller caller, string? year, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadEntrants(year));

    public Task<Answer<DutyList>> ReadDuties(Caller caller, CancellationToken cancellationToken) => Task.FromResult(OnReadDuties(caller));

    public Func<CheckTerm, Answer<TermCheckView>> OnCheckTerm { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Func<string?, Answer<TermCheckView>> OnReadTermCheck { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Task<Answer<TermCheckView>> CheckTerm(CheckTerm command, CancellationToken cancellationToken) => Task.FromResult(OnCheckTerm(command));

    public Task<Answer<TermCheckView>> ReadTermCheck(Caller caller, string? term, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadTermCheck(term));

    public Func<GraduateClass, Answer<ClassGraduationView>> OnGraduateClass { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Task<Answer<ClassGraduationView>> GraduateClass(GraduateClass command, CancellationToken cancellationToken) =>
        Task.FromResult(OnGraduateClass(command));

    public Func<StartSupplementary, Answer<CaseView>> OnStartSupplementary { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Task<Answer<CaseView>> StartSupplementary(StartSupplementary command, CancellationToken cancellationToken) =>
        Task.FromResult(OnStartSupplementary(command));

    public Func<StartTransfer, Answer<CaseView>> OnStartTransfer { get; set; } = _ => Refusal.Of(RuleBook.SchoolNotFound);

    public Task<Answer<CaseView>> StartTransfer(StartTransfer command, CancellationToken cancellationToken) =>
        Task.FromResult(OnStartTransfer(command));
}
