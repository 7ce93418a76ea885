using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Changes;

/// <summary>One event in the feed: what happened to which record, without its content.</summary>
/// <param name="School"><c>null</c> for what is an authority's own.</param>
public sealed record Change(
    ChangePosition Position,
    RecordKind RecordKind,
    Guid Record,
    int Sequence,
    string Kind,
    DateTimeOffset At,
    SchoolCode? School,
    AuthorityCode Authority,
    byte[] Hash);

/// <summary>A page of the feed.</summary>
/// <param name="Next">Where to go on; moves even when nothing in scope was found. <c>null</c> while the feed is empty.</param>
/// <param name="More">Whether further changes were already there.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, ChangePosition? Next, bool More);
