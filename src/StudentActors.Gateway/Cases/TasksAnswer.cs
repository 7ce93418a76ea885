using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;

namespace StudentActors.Gateway.Cases;

[Description("A page of steps that wait, oldest deadline first.")]
internal sealed record TasksAnswer
{
    public required ImmutableArray<TaskView> Items { get; init; }

    [Description("What the caller's office itself owes: a school its entrants' records, reports and checks, an authority its reviews; with "
        + "`overdue` also reviews that authorities below it have not made in time. On the first page only.")]
    public required ImmutableArray<DutyView> Duties { get; init; }

    public string? NextPageToken { get; init; }
}
