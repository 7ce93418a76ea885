using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Contracts.Regions;

/// <summary>An authority's review of a period (控辍保学核查), or that it has not been made.</summary>
[GenerateSerializer, Immutable, Alias("sa.DropoutReviewView")]
public sealed record DropoutReviewView
{
    [Id(0)] public required AuthorityCode Authority { get; init; }

    /// <summary>The quarter <c>2026Q3</c>, the term <c>2026-autumn</c> or the school year <c>2026-2027</c>.</summary>
    [Id(1)] public required string Period { get; init; }

    [Id(2)] public required ReviewKind Kind { get; init; }

    [Id(3)] public required ReviewState State { get; init; }

    /// <summary>Last day on which it is in time; <c>null</c> where the authority owes none of the period.</summary>
    [Id(4)] public DateOnly? DueDate { get; init; }

    /// <summary>The last day stands on a year without calendar data.</summary>
    [Id(5)] public bool? Provisional { get; init; }

    /// <summary>Most of the time has passed.</summary>
    [Id(6)] public bool? Reminded { get; init; }

    /// <summary>Authorities that have heard that it is overdue, lowest first.</summary>
    [Id(7)] public required ImmutableArray<AuthorityCode> EscalatedTo { get; init; }

    /// <summary>What the registry knows of the period: at the review, or now where it is due. <c>null</c> before that.</summary>
    [Id(8)] public DropoutLedgerView? Ledger { get; init; }

    /// <summary>Suspected dropouts that the authority confirms.</summary>
    [Id(9)] public int? Suspected { get; init; }

    [Id(10)] public int? DroppedOut { get; init; }

    [Id(11)] public int? Returned { get; init; }

    [Id(12)] public string? Remark { get; init; }

    [Id(13)] public string? ReviewedBy { get; init; }

    [Id(14)] public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>It came after the last day.</summary>
    [Id(15)] public bool? Late { get; init; }
}

/// <summary>What the registry's own ledger (台账) says for a period.</summary>
/// <param name="Schools">Schools of the region that owed a monthly report for the period's last month.</param>
/// <param name="Unreported">Those of them that have not reported it; their children are missing in the figures.</param>
/// <param name="Suspected">Suspected dropouts at the end of that month.</param>
/// <param name="DroppedOut">Dropouts at the end of that month.</param>
/// <param name="Returned">Returns that were reported during the period and are completed.</param>
[GenerateSerializer, Immutable, Alias("sa.DropoutLedgerView")]
public sealed record DropoutLedgerView(
    [property: Id(0)] int Schools,
    [property: Id(1)] int Unreported,
    [property: Id(2)] int Suspected,
    [property: Id(3)] int DroppedOut,
    [property: Id(4)] int Returned);

/// <param name="Period">The quarter <c>2026Q3</c>, the term <c>2026-autumn</c> or the school year <c>2026-2027</c>.</param>
/// <param name="Remark">Required where a figure differs from the ledger.</param>
[GenerateSerializer, Immutable, Alias("sa.ReviewDropouts")]
public sealed record ReviewDropouts(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] string? Period,
    [property: Id(3)] int? Suspected,
    [property: Id(4)] int? DroppedOut,
    [property: Id(5)] int? Returned,
    [property: Id(6)] string? Remark);

/// <summary>A review that an authority has not made in time.</summary>
/// <param name="EscalatedTo">Authorities that have heard of it, lowest first.</param>
[GenerateSerializer, Immutable, Alias("sa.OverdueReviewView")]
public sealed record OverdueReviewView(
    [property: Id(0)] AuthorityCode Authority,
    [property: Id(1)] string Name,
    [property: Id(2)] AuthorityLevel Level,
    [property: Id(3)] string Period,
    [property: Id(4)] ReviewKind Kind,
    [property: Id(5)] DateOnly DueDate,
    [property: Id(6)] ImmutableArray<AuthorityCode> EscalatedTo);

[GenerateSerializer, Immutable, Alias("sa.OverdueReviewsPage")]
public sealed record OverdueReviewsPage(
    [property: Id(0)] ImmutableArray<OverdueReviewView> Items, [property: Id(1)] string? NextPageToken);

[GenerateSerializer, Immutable, Alias("sa.ReadOverdueReviews")]
public sealed record ReadOverdueReviews(
    [property: Id(0)] Caller Caller, [property: Id(1)] string? PageToken, [property: Id(2)] int PageSize);
