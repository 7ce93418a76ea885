using System.Collections.Immutable;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Contracts.Cases;

/// <summary>A case as a caller sees it.</summary>
[GenerateSerializer, Immutable, Alias("sa.CaseView")]
public sealed record CaseView
{
    [Id(0)] public required CaseId Id { get; init; }

    [Id(1)] public required CaseType Type { get; init; }

    /// <summary>For moves only.</summary>
    [Id(2)] public TransferVariant? Variant { get; init; }

    [Id(3)] public required CaseState State { get; init; }

    /// <summary>Id of the record; a supplementary record has it only once the case is completed.</summary>
    [Id(4)] public required StudentId Student { get; init; }

    /// <summary>Where the student was when the case was opened.</summary>
    [Id(5)] public required SchoolCode School { get; init; }

    [Id(6)] public required ClassId Class { get; init; }

    /// <summary>Where the student goes, in cases that move.</summary>
    [Id(7)] public SchoolCode? ToSchool { get; init; }

    [Id(8)] public ClassId? ToClass { get; init; }

    /// <summary>The day on which it happened or takes effect.</summary>
    [Id(9)] public DateOnly? Date { get; init; }

    /// <summary>Last day of a suspension.</summary>
    [Id(10)] public DateOnly? Until { get; init; }

    [Id(11)] public required string Reason { get; init; }

    [Id(12)] public required Office Starter { get; init; }

    [Id(13)] public required DateTimeOffset OpenedAt { get; init; }

    [Id(14)] public DateTimeOffset? EndedAt { get; init; }

    [Id(15)] public required ImmutableArray<CaseStepView> Steps { get; init; }

    /// <summary>What this caller may do now.</summary>
    [Id(16)] public required ImmutableArray<CaseActionView> AllowedActions { get; init; }

    [Id(17)] public required ImmutableArray<EvidenceView> Evidence { get; init; }

    /// <summary>Rule that aborted or rejected the case.</summary>
    [Id(18)] public string? RuleId { get; init; }

    [Id(19)] public string? WithdrawnBy { get; init; }

    [Id(20)] public string? WithdrawalReason { get; init; }

    [Id(21)] public required int Version { get; init; }

    /// <summary>The hand-over of the paper file that follows a completed transfer.</summary>
    [Id(22)] public PaperFileView? PaperFile { get; init; }

    /// <summary>Of a graduation.</summary>
    [Id(23)] public GraduationOutcome? Outcome { get; init; }

    /// <summary>The child for whom a record is asked, always masked.</summary>
    [Id(24)] public ApplicantView? Applicant { get; init; }

    /// <summary>Of a complaint.</summary>
    [Id(30)] public ComplaintView? Complaint { get; init; }

    /// <summary>The refused case that goes on by this one, because a complaint about the refusal was upheld.</summary>
    [Id(31)] public CaseId? Reopens { get; init; }

    /// <summary>Of a dropout or its hand-over: the county of household registration.</summary>
    [Id(32)] public AuthorityCode? Household { get; init; }

    /// <summary>Of a move between special and ordinary schools: whether the record goes along.</summary>
    [Id(33)] public bool? RecordMoves { get; init; }
}

/// <param name="Case">The case complained about; <c>null</c> where it is about a record without one.</param>
/// <param name="Against">The office complained of.</param>
/// <param name="Outcome"><c>null</c> before the decision.</param>
/// <param name="Reopened">The case by which a refused one goes on, once that was carried out.</param>
[GenerateSerializer, Immutable, Alias("sa.ComplaintView")]
public sealed record ComplaintView(
    [property: Id(0)] CaseId? Case,
    [property: Id(1)] Office Against,
    [property: Id(2)] Complainant Complainant,
    [property: Id(3)] ComplaintOutcome? Outcome,
    [property: Id(4)] CaseId? Reopened);

/// <param name="Name">First character only.</param>
/// <param name="Document">With its number masked; <c>null</c> for a child without one.</param>
[GenerateSerializer, Immutable, Alias("sa.ApplicantView")]
public sealed record ApplicantView(
    [property: Id(0)] string Name,
    [property: Id(1)] Sex Sex,
    [property: Id(2)] DateOnly BirthDate,
    [property: Id(3)] DocumentView? Document);

/// <param name="Office">Code of an authority or a school.</param>
/// <param name="DueDate">Last day in time; set when the step opens.</param>
/// <param name="Provisional">The due date stands on a year without calendar data and may move.</param>
/// <param name="EscalatedTo">Authorities that were told that it is overdue, lowest first.</param>
/// <param name="DecidedBy">Account that decided.</param>
[GenerateSerializer, Immutable, Alias("sa.CaseStepView")]
public sealed record CaseStepView(
    [property: Id(0)] CaseParty Party,
    [property: Id(1)] Office Office,
    [property: Id(2)] StepState State,
    [property: Id(3)] DateTimeOffset? OpenedAt,
    [property: Id(4)] DateOnly? DueDate,
    [property: Id(5)] bool Provisional,
    [property: Id(6)] bool Overdue,
    [property: Id(7)] ImmutableArray<AuthorityCode> EscalatedTo,
    [property: Id(8)] string? DecidedBy,
    [property: Id(9)] DateTimeOffset? DecidedAt,
    [property: Id(10)] string? Reason)
{
    /// <summary>In complaints only; anywhere else the office approves or refuses.</summary>
    [Id(11)] public StepTask? Task { get; init; }

    /// <summary>Offices that had the step before it went up from them, lowest first.</summary>
    [Id(12)] public ImmutableArray<Office> PassedBy { get; init; } = [];
}

/// <param name="DueDate">Last day on which it is in time.</param>
/// <param name="Overdue">It was not handed over in time.</param>
/// <param name="HandedOverOn">Day of the hand-over.</param>
/// <param name="HandedOverBy">Account that noted it.</param>
[GenerateSerializer, Immutable, Alias("sa.PaperFileView")]
public sealed record PaperFileView(
    [property: Id(0)] DateOnly DueDate,
    [property: Id(1)] bool Overdue,
    [property: Id(2)] DateOnly? HandedOverOn,
    [property: Id(3)] string? HandedOverBy);

/// <param name="DueDate">Last day on which it is in time.</param>
[GenerateSerializer, Immutable, Alias("sa.CaseActionView")]
public sealed record CaseActionView([property: Id(0)] CaseActionKind Action, [property: Id(1)] DateOnly? DueDate);
