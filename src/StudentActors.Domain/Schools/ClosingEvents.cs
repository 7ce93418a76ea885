using StudentActors.Domain.Accounts;

namespace StudentActors.Domain.Schools;

/// <summary>An authority wants a school closed (停办) or merged into another one (撤并).</summary>
/// <param name="Into">The school that takes its students; <c>null</c> where it has none left.</param>
/// <param name="Classes">Where classes go that were given a place; the others go to classes opened for them.</param>
/// <param name="Archive">Who keeps the files of a school that is not merged, named by the county.</param>
/// <param name="Approved">Nobody else has to approve, so that it begins at once.</param>
public sealed record ClosingProposed(
    SchoolCode? Into, IReadOnlyList<ClassMove> Classes, string Reason, string? Archive, string By, Office Office, DateTimeOffset At, bool Approved)
    : SchoolEvent
{
    public const string KindName = "school.closing-proposed";

    public override string Kind => KindName;
}

/// <summary>The level above agreed: from here on nobody enters the school.</summary>
public sealed record ClosingApproved(string By, string? Reason, DateTimeOffset At) : SchoolEvent
{
    public const string KindName = "school.closing-approved";

    public override string Kind => KindName;
}

/// <summary>The level above said no, or the authority took it back.</summary>
public sealed record ClosingRefused(string By, string Reason, DateTimeOffset At) : SchoolEvent
{
    public const string KindName = "school.closing-refused";

    public override string Kind => KindName;
}

/// <summary>What was approved is not possible any more; the school is open again.</summary>
/// <param name="RuleId">The rule that refused.</param>
public sealed record ClosingFailed(string RuleId, DateTimeOffset At) : SchoolEvent
{
    public const string KindName = "school.closing-failed";

    public override string Kind => KindName;
}

/// <summary>The last student is gone: the code is void.</summary>
public sealed record SchoolClosed(DateTimeOffset At) : SchoolEvent
{
    public const string KindName = "school.closed";

    public override string Kind => KindName;
}

/// <summary>Another school's students are coming: there is a place for each of them.</summary>
/// <param name="Classes">For each of that school's classes the one it goes to.</param>
/// <param name="Opened">Those of them that are opened with this.</param>
public sealed record AbsorptionBegan(SchoolCode From, IReadOnlyList<ClassMove> Classes, IReadOnlyList<SchoolClass> Opened) : SchoolEvent
{
    public const string KindName = "school.absorption-began";

    public override string Kind => KindName;
}

/// <summary>All of them have come.</summary>
public sealed record AbsorptionEnded(SchoolCode From) : SchoolEvent
{
    public const string KindName = "school.absorption-ended";

    public override string Kind => KindName;
}
