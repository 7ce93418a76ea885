using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>A region as the authority table knows it, with a policy that can be set.</summary>
internal sealed class FakeRegion(AuthorityCode code) : IRegionGrain
{
    private PolicyView _policy = new(code, new PolicySettings(), new PolicySettings { EntryAge = 6 }, 0);

    public Refusal? Refuse { get; set; }

    public Func<StatisticsView>? OnStatistics { get; set; }

    public Func<OverdueView>? OnOverdue { get; set; }

    public PolicySettings Own => _policy.Own;

    public Task<Answer<RegionView>> Read(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<RegionView>>(Refuse is { } refusal ? refusal : View(AuthorityTable.Find(code)!));

    public Task<Answer<RegionList>> ReadChildren(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<RegionList>>(new RegionList([.. AuthorityTable.Children(code).Select(View)]));

    public Task<Answer<StatisticsView>> ReadStatistics(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<StatisticsView>>(OnStatistics!());

    public Task<Answer<OverdueView>> ReadOverdue(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<OverdueView>>(Refuse is { } refusal ? refusal : OnOverdue!());

    public Func<ReadMissingReports, Answer<MissingReportsPage>>? OnMissingReports { get; set; }

    public Task<Answer<MissingReportsPage>> ReadMissingReports(ReadMissingReports query, CancellationToken cancellationToken) =>
        Task.FromResult(OnMissingReports!(query));

    public Func<ReadMissingRecords, Answer<MissingRecordsPage>>? OnMissingRecords { get; set; }

    public Task<Answer<MissingRecordsPage>> ReadMissingRecords(ReadMissingRecords query, CancellationToken cancellationToken) =>
        Task.FromResult(OnMissingRecords!(query));

    public Func<ReadUnverified, Answer<UnverifiedPage>>? OnUnverified { get; set; }

    public Task<Answer<UnverifiedPage>> ReadUnverified(ReadUnverified query, CancellationToken cancellationToken) =>
        Task.FromResult(OnUnverified!(query));

    public Func<ReviewDropouts, Answer<DropoutReviewView>>? OnReviewDropouts { get; set; }

    public Task<Answer<DropoutReviewView>> ReviewDropouts(ReviewDropouts command, CancellationToken cancellationToken) =>
        Task.FromResult(OnReviewDropouts!(command));

    public Func<string?, Answer<DropoutReviewView>>? OnReadDropoutReview { get; set; }

    public Task<Answer<DropoutReviewView>> ReadDropoutReview(Caller caller, string? period, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadDropoutReview!(period));

    public Func<ReadOverdueReviews, Answer<OverdueReviewsPage>>? OnOverdueReviews { get; set; }

    public Task<Answer<OverdueReviewsPage>> ReadOverdueReviews(ReadOverdueReviews query, CancellationToken cancellationToken) =>
        Task.FromResult(OnOverdueReviews!(query));

    public Func<bool, Answer<DutyList>>? OnReadDuties { get; set; }

    public Task<Answer<DutyList>> ReadDuties(Caller caller, bool overdueOnly, CancellationToken cancellationToken) =>
        Task.FromResult(OnReadDuties!(overdueOnly));

    public Task<Answer<PolicyView>> ReadPolicy(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<PolicyView>>(_policy);

    public Task<Answer<PolicyView>> SetPolicy(SetPolicy command, CancellationToken cancellationToken)
    {
        if (command.ExpectedVersion != _policy.Version)
        {
            return Task.FromResult<Answer<PolicyView>>(Refusal.Of(RuleBook.Stale));
        }

        _policy = _policy with { Own = command.Settings, Effective = command.Settings, Version = _policy.Version + 1 };
        return Task.FromResult<Answer<PolicyView>>(_policy);
    }

    private static RegionView View(Authority authority) => new(authority.Code, authority.Name, authority.Level, authority.Parent);
}
