using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Changes;

namespace StudentActors.Gateway.Changes;

[Description("Changes in the order in which they were committed, without gaps.")]
internal sealed record ChangesAnswer
{
    public required ImmutableArray<ChangeView> Items { get; init; }

    [Description("Only when further changes are there already.")]
    public string? NextPageToken { get; init; }

    [Description("Where to go on, now or later: send it as `after`. Missing while nothing has ever changed.")]
    public string? ResumeAfter { get; init; }
}
