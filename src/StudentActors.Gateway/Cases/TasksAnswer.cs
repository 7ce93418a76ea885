using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Cases;

namespace StudentActors.Gateway.Cases;

[Description("A page of steps that wait, oldest deadline first.")]
internal sealed record TasksAnswer
{
    public required ImmutableArray<TaskView> Items { get; init; }

    public string? NextPageToken { get; init; }
}
