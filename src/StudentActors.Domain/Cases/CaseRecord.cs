using System.Text.Json.Serialization;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

/// <summary>One piece of open business (在办业务) on one student. Changes only by <see cref="Apply"/>-ing events.</summary>
public sealed partial record CaseRecord
{
    public required CaseId Id { get; init; }

    public required CaseType Type { get; init; }

    /// <summary>For moves only.</summary>
    public TransferVariant? Variant { get; init; }

    public required CaseState State { get; init; }

    public required StudentId Student { get; init; }

    /// <summary>Where the student was when the case was opened.</summary>
    public required PlaceOfStudy Place { get; init; }

    public required Office Starter { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string Reason { get; init; }

    public required CaseEffect Effect { get; init; }

    public required IReadOnlyList<CaseStep> Steps { get; init; }

    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>The refused case that goes on by this one.</summary>
    public CaseId? Reopens { get; init; }

    /// <summary>The region's policy wanted proof when the case was opened.</summary>
    public bool? EvidenceNeeded { get; init; }

    /// <summary>Rule that aborted or rejected the case.</summary>
    public string? RuleId { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Account that withdrew the case, and why.</summary>
    public string? WithdrawnBy { get; init; }

    public string? WithdrawalReason { get; init; }

    /// <summary>Nothing is left to be told to the student.</summary>
    public bool Released { get; init; }

    public KeptSnapshot? Snapshot { get; init; }

    /// <summary>A transfer after which a paper file is handed over.</summary>
    public bool? HasPaperFile { get; init; }

    /// <summary>The hand-over that follows from a completed transfer.</summary>
    public PaperFile? PaperFile { get; init; }

    /// <summary>When the present state was entered.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>Version at which the present state was entered.</summary>
    public required int StateVersion { get; init; }

    /// <summary>Number of the record's last event; the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Nobody approves it before proof is attached.</summary>
    [JsonIgnore]
    public bool NeedsEvidence => EvidenceNeeded == true || CaseDefinitions.NeedsEvidence(Type);

    /// <summary>Index of the step that an office holds now.</summary>
    [JsonIgnore]
    public int? OpenStep => State == CaseState.Open && IndexOf(StepState.Open) is var index and >= 0 ? index : null;

    /// <summary>The school whose request counts as one of its own; a refused case that goes on is no further request.</summary>
    [JsonIgnore]
    public SchoolCode? AskedBy => Reopens is null ? Starter.School : null;

    /// <summary>The step that an office holds now.</summary>
    [JsonIgnore]
    public CaseStep? Holder => OpenStep is { } index ? Steps[index] : null;

    /// <summary>The class in which an unfinished case holds a place that the student does not have yet.</summary>
    [JsonIgnore]
    public PlaceOfStudy? PlaceHeld => State.IsOpen() ? PlaceNeeded : null;

    /// <summary>The same, whether or not the case has ended.</summary>
    [JsonIgnore]
    public PlaceOfStudy? PlaceNeeded =>
        Effect.NewPlace is { } place && (Effect.ComesBack || (place.School, place.Class) != (Place.School, Place.Class)) ? place : null;

    /// <summary>Schools that have one student or one free place more or less since the case ended.</summary>
    [JsonIgnore]
    public IReadOnlyList<SchoolCode> SchoolsTouched =>
        State.IsOpen() || Type is CaseType.Complaint or CaseType.DropoutHandover ? []
        : State != CaseState.Completed ? PlaceNeeded is { } freed ? [freed.School] : []
        : Effect.NewPlace is { } place && place.School != Place.School ? [Place.School, place.School]
        : [Place.School];

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(CaseRecord);

    internal int IndexOf(StepState state)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].State == state)
            {
                return i;
            }
        }

        return -1;
    }
}
