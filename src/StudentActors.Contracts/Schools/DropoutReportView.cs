using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Schools;

/// <summary>A school's monthly report of dropouts, or that it has not come.</summary>
[GenerateSerializer, Immutable, Alias("sa.DropoutReportView")]
public sealed record DropoutReportView
{
    [Id(0)] public required SchoolCode School { get; init; }

    /// <summary><c>YYYY-MM</c>.</summary>
    [Id(1)] public required string Month { get; init; }

    [Id(2)] public required ReportState State { get; init; }

    /// <summary>Last day on which the next report is in time, if this is the next.</summary>
    [Id(3)] public DateOnly? DueDate { get; init; }

    /// <summary>Suspected dropouts that the school knows of.</summary>
    [Id(4)] public int? Suspected { get; init; }

    /// <summary>Dropouts among its students as the registry knew them when it reported.</summary>
    [Id(5)] public int? DroppedOut { get; init; }

    [Id(6)] public string? Note { get; init; }

    [Id(7)] public string? ReportedBy { get; init; }

    [Id(8)] public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>It came after the last day.</summary>
    [Id(9)] public bool? Late { get; init; }
}

/// <param name="Month"><c>YYYY-MM</c>.</param>
[GenerateSerializer, Immutable, Alias("sa.ReportDropouts")]
public sealed record ReportDropouts(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] string? Month,
    [property: Id(3)] int? Suspected,
    [property: Id(4)] string? Note);

/// <summary>A school that has not reported in time.</summary>
/// <param name="Months">The months that are missing, oldest first.</param>
[GenerateSerializer, Immutable, Alias("sa.MissingReportsView")]
public sealed record MissingReportsView(
    [property: Id(0)] SchoolCode School,
    [property: Id(1)] string Name,
    [property: Id(2)] AuthorityCode Authority,
    [property: Id(3)] ImmutableArray<string> Months);

[GenerateSerializer, Immutable, Alias("sa.MissingReportsPage")]
public sealed record MissingReportsPage(
    [property: Id(0)] ImmutableArray<MissingReportsView> Items, [property: Id(1)] string? NextPageToken);

[GenerateSerializer, Immutable, Alias("sa.ReadMissingReports")]
public sealed record ReadMissingReports(
    [property: Id(0)] Caller Caller, [property: Id(1)] string? PageToken, [property: Id(2)] int PageSize);
