using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Regions;

/// <summary>One education authority and what lies below it. Key: <see cref="GrainKeys.Region"/>; <c>000000</c> is the nation.</summary>
[Alias("sa.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("Read")]
    Task<Answer<RegionView>> Read(Caller caller, CancellationToken cancellationToken);

    /// <summary>Authorities directly below, ordered by code.</summary>
    [ReadOnly, Alias("ReadChildren")]
    Task<Answer<RegionList>> ReadChildren(Caller caller, CancellationToken cancellationToken);

    /// <summary>Counts of everything below, as last reported; the answer says for when they are true.</summary>
    [AlwaysInterleave, Alias("ReadStatistics")]
    Task<Answer<StatisticsView>> ReadStatistics(Caller caller, CancellationToken cancellationToken);

    /// <summary>The policy in force here: own settings over inherited ones.</summary>
    [AlwaysInterleave, Alias("ReadPolicy")]
    Task<Answer<PolicyView>> ReadPolicy(Caller caller, CancellationToken cancellationToken);

    /// <summary>Replaces the region's own settings; what is <c>null</c> is inherited.</summary>
    [Alias("SetPolicy")]
    Task<Answer<PolicyView>> SetPolicy(SetPolicy command, CancellationToken cancellationToken);

    /// <summary>Open and overdue steps of the offices within the region.</summary>
    [AlwaysInterleave, Alias("ReadOverdue")]
    Task<Answer<OverdueView>> ReadOverdue(Caller caller, CancellationToken cancellationToken);

    /// <summary>One page of the region's schools that have not reported their dropouts in time, ordered by authority and code.</summary>
    [AlwaysInterleave, Alias("ReadMissingReports")]
    Task<Answer<MissingReportsPage>> ReadMissingReports(ReadMissingReports query, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the region's schools some of whose entrants have no record after two months (无学籍), ordered by authority and code.
    /// </summary>
    [AlwaysInterleave, Alias("ReadMissingRecords")]
    Task<Answer<MissingRecordsPage>> ReadMissingRecords(ReadMissingRecords query, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the region's schools that let a term end without checking their rolls (未核准), ordered by authority and code.
    /// </summary>
    [AlwaysInterleave, Alias("ReadUnverified")]
    Task<Answer<UnverifiedPage>> ReadUnverified(ReadUnverified query, CancellationToken cancellationToken);

    /// <summary>
    /// The authority's review of a quarter, term or school year of its schools' reports about dropouts. It is made once, and by the authority itself.
    /// </summary>
    [Alias("ReviewDropouts")]
    Task<Answer<DropoutReviewView>> ReviewDropouts(ReviewDropouts command, CancellationToken cancellationToken);

    /// <summary>The authority's review of a period, or when it is due and what the ledger says now.</summary>
    [AlwaysInterleave, Alias("ReadDropoutReview")]
    Task<Answer<DropoutReviewView>> ReadDropoutReview(Caller caller, string? period, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the reviews that authorities of the region, itself included, have not made in time, ordered by authority and period. It may be ten
    /// seconds old.
    /// </summary>
    [AlwaysInterleave, Alias("ReadOverdueReviews")]
    Task<Answer<OverdueReviewsPage>> ReadOverdueReviews(ReadOverdueReviews query, CancellationToken cancellationToken);

    /// <summary>What the authority itself owes now, first what is due first.</summary>
    /// <param name="overdueOnly">Only what is overdue, and with it what went up to the authority from those below: the first hundred.</param>
    [AlwaysInterleave, Alias("ReadDuties")]
    Task<Answer<DutyList>> ReadDuties(Caller caller, bool overdueOnly, CancellationToken cancellationToken);
}
