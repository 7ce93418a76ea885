using System.Text.Json.Serialization;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Cases;

/// <summary>One decision of a case. An office holds it, never a person; who decided is recorded.</summary>
public sealed record CaseStep
{
    public required CaseParty Party { get; init; }

    public required Office Office { get; init; }

    /// <summary>The office itself, or the home authority of the school: where the step counts in the overdue table.</summary>
    public required AuthorityCode Authority { get; init; }

    public required StepClock Clock { get; init; }

    /// <summary>In complaints only; anywhere else the office approves or refuses.</summary>
    public StepTask? Task { get; init; }

    public StepState State { get; init; } = StepState.Waiting;

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Last day on which the office decides in time; set when the step opens.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The due date stands on a year without calendar data and may move.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Provisional { get; init; }

    /// <summary>Reminders sent so far.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Reminders { get; init; }

    /// <summary>When the registry saw that the limit had passed.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>Authorities that have been told, lowest first.</summary>
    public IReadOnlyList<AuthorityCode> EscalatedTo { get; init; } = [];

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>Offices that had the step before it went up from them, lowest first; <c>null</c> for none.</summary>
    public IReadOnlyList<Office>? PassedBy { get; init; }

    /// <summary>The case by which a refused one went on when this step was carried out.</summary>
    public CaseId? Reopened { get; init; }

    /// <summary>Version of the record at which the due date was last set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ClockVersion { get; init; }

    /// <summary>How often somebody was told that the step is overdue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Alarms { get; init; }

    /// <summary>Version of the record at the last of these alarms.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int AlarmVersion { get; init; }

    [JsonIgnore]
    public bool Overdue => OverdueSince is not null;

    /// <summary>The first moment that is too late.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => DueDate is { } date ? new WorkingDeadline(date, Provisional).End : null;

    /// <summary>A reason may name people and stays out of logs and messages.</summary>
    public override string ToString() => $"{Party} {State}";
}
