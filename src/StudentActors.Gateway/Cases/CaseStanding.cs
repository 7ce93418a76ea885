using System.ComponentModel;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;

namespace StudentActors.Gateway.Cases;

[Description("Where a case stands, without reasons and names.")]
internal sealed record CaseStanding
{
    public required CaseId Id { get; init; }

    public required CaseType Type { get; init; }

    public required CaseState State { get; init; }

    public required IReadOnlyList<StepStanding> Steps { get; init; }

    public required int Version { get; init; }

    public static CaseStanding? Of(CaseView? view) => view is null ? null : new()
    {
        Id = view.Id,
        Type = view.Type,
        State = view.State,
        Steps = [.. view.Steps.Select(step => new StepStanding(step.Party, step.Office, step.State, step.DueDate, step.DecidedAt))],
        Version = view.Version,
    };
}

internal sealed record StepStanding(CaseParty Party, Office Office, StepState State, DateOnly? DueDate, DateTimeOffset? DecidedAt);
