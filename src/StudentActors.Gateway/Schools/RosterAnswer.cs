using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Schools;

namespace StudentActors.Gateway.Schools;

[Description("A page of a roster; names are masked and numbers are not shown.")]
internal sealed record RosterAnswer
{
    public required ImmutableArray<RosterEntry> Items { get; init; }

    public string? NextPageToken { get; init; }
}
