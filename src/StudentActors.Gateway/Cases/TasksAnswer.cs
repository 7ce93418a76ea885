using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;

namespace StudentActors.Gateway.Cases;

[Description("A page of steps that wait, oldest deadline first.")]
internal sealed record TasksAnswer
{
    public required ImmutableArray<TaskView> Items { get; init; }

    [Description("What the caller's school itself owes: records of its entrants, reports. On the first page only, empty for other offices.")]
    public required ImmutableArray<DutyView> Duties { get; init; }

    public string? NextPageToken { get; init; }
}
