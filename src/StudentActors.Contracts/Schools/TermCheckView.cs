using System.Collections.Immutable;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.TermChecks;

namespace StudentActors.Contracts.Schools;

/// <summary>A school's check of its rolls in one term (学期核准, art. 25), or that it has not come.</summary>
[GenerateSerializer, Immutable, Alias("sa.TermCheckView")]
public sealed record TermCheckView
{
    [Id(0)] public required SchoolCode School { get; init; }

    /// <summary><c>YYYY-autumn</c> or <c>YYYY-spring</c>.</summary>
    [Id(1)] public required string Term { get; init; }

    [Id(2)] public required TermCheckState State { get; init; }

    /// <summary>The term's last day, on which a check is still in time.</summary>
    [Id(3)] public required DateOnly DueDate { get; init; }

    /// <summary>Students who study there, as the school found.</summary>
    [Id(4)] public int? Students { get; init; }

    /// <summary>Live records of the school at that moment.</summary>
    [Id(5)] public int? Recorded { get; init; }

    /// <summary>人籍分离.</summary>
    [Id(6)] public int? Separated { get; init; }

    /// <summary>空挂学籍.</summary>
    [Id(7)] public int? Empty { get; init; }

    /// <summary>人籍一致: every student has a record and every record its student.</summary>
    [Id(8)] public bool? Matches { get; init; }

    [Id(9)] public string? Note { get; init; }

    [Id(10)] public string? CheckedBy { get; init; }

    [Id(11)] public DateTimeOffset? CheckedAt { get; init; }
}

/// <summary>What a school found when it compared its students with their records.</summary>
/// <param name="Term">The present one, <c>YYYY-autumn</c> or <c>YYYY-spring</c>.</param>
/// <param name="Note">Needed where something does not match.</param>
[GenerateSerializer, Immutable, Alias("sa.CheckTerm")]
public sealed record CheckTerm(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] string? Term,
    [property: Id(2)] int? Students,
    [property: Id(3)] int? Separated,
    [property: Id(4)] int? Empty,
    [property: Id(5)] string? Note);

/// <summary>A school that is unverified.</summary>
/// <param name="Terms">The terms that ended without a check since the last one, oldest first.</param>
[GenerateSerializer, Immutable, Alias("sa.UnverifiedView")]
public sealed record UnverifiedView(
    [property: Id(0)] SchoolCode School,
    [property: Id(1)] string Name,
    [property: Id(2)] AuthorityCode Authority,
    [property: Id(3)] ImmutableArray<string> Terms);

[GenerateSerializer, Immutable, Alias("sa.UnverifiedPage")]
public sealed record UnverifiedPage([property: Id(0)] ImmutableArray<UnverifiedView> Items, [property: Id(1)] string? NextPageToken);

[GenerateSerializer, Immutable, Alias("sa.ReadUnverified")]
public sealed record ReadUnverified(
    [property: Id(0)] Caller Caller, [property: Id(1)] string? PageToken, [property: Id(2)] int PageSize);
