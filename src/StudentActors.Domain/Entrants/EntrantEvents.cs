using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Entrants;

/// <summary>The school announced who entered in a year; what it had announced for that year before is replaced.</summary>
public sealed record EntrantsAnnounced(int EntryYear, IReadOnlyList<EntrantGroup> Groups) : SchoolEvent
{
    public const string KindName = "school.entrants-announced";

    public override string Kind => KindName;
}

/// <summary>A warning day passed while records were missing.</summary>
/// <param name="Day">Days after entry.</param>
public sealed record EntrantsWarned(Stage Stage, int EntryYear, int Day, int Missing) : SchoolEvent
{
    public const string KindName = "school.entrants-warned";

    public override string Kind => KindName;
}

/// <summary>Two months passed and children have no record: a violation (art. 26), until it is made up for.</summary>
public sealed record EntrantsMissing(Stage Stage, int EntryYear, int Missing) : SchoolEvent
{
    public const string KindName = "school.entrants-missing";

    public override string Kind => KindName;
}

/// <summary>Every child that was announced has a record.</summary>
public sealed record EntrantsComplete(Stage Stage, int EntryYear, int Recorded) : SchoolEvent
{
    public const string KindName = "school.entrants-complete";

    public override string Kind => KindName;
}
