using System.Collections.Immutable;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Students;

/// <summary>A student's record as a caller sees it.</summary>
[GenerateSerializer, Immutable, Alias("sa.StudentView")]
public sealed record StudentView
{
    [Id(0)] public required StudentId Id { get; init; }

    [Id(1)] public required StudentNumber StudentNumber { get; init; }

    [Id(2)] public required NumberKind NumberKind { get; init; }

    /// <summary>Numbers held before; they resolve for ever.</summary>
    [Id(3)] public ImmutableArray<StudentNumber> FormerNumbers { get; init; } = [];

    [Id(4)] public required StudentStatus Status { get; init; }

    [Id(5)] public required SchoolCode School { get; init; }

    [Id(6)] public required AuthorityCode HomeAuthority { get; init; }

    [Id(7)] public required ClassId Class { get; init; }

    [Id(8)] public required Stage Stage { get; init; }

    /// <summary>Grade within the stage, from 1; <c>null</c> once the stage is over.</summary>
    [Id(9)] public required int? Grade { get; init; }

    [Id(10)] public required string Name { get; init; }

    [Id(11)] public required Sex Sex { get; init; }

    [Id(12)] public required DateOnly BirthDate { get; init; }

    /// <summary>GB/T 3304 code.</summary>
    [Id(13)] public required string Ethnicity { get; init; }

    [Id(14)] public DocumentView? Document { get; init; }

    [Id(15)] public ImmutableArray<GuardianView> Guardians { get; init; } = [];

    [Id(16)] public required EntryView Entry { get; init; }

    [Id(17)] public Attendance? Attendance { get; init; }

    [Id(18)] public string? Address { get; init; }

    [Id(19)] public string? Phone { get; init; }

    [Id(20)] public ImmutableDictionary<string, string> ProvincialData { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Why it is a problem record (问题学籍); empty for most.</summary>
    [Id(21)] public ImmutableArray<ProblemKind> Problems { get; init; } = [];

    /// <summary>The <c>ETag</c>.</summary>
    [Id(22)] public required int Version { get; init; }

    /// <summary>Whether document, phone and address are masked in this answer.</summary>
    [Id(23)] public required bool Masked { get; init; }

    /// <summary>The case that the record is locked for.</summary>
    [Id(24)] public OpenCaseView? OpenCase { get; init; }

    /// <summary>Last day of a suspension.</summary>
    [Id(25)] public DateOnly? SuspendedUntil { get; init; }

    /// <summary>Stages that the student has finished, oldest first.</summary>
    [Id(26)] public ImmutableArray<GraduationView> Graduations { get; init; } = [];

    /// <summary>Where the student studies, if not at the school that keeps the record.</summary>
    [Id(27)] public StudySiteView? StudiesAt { get; init; }
}

/// <summary>Where a student studies whose record is kept by another school (随班就读、特殊教育学校、专门学校).</summary>
/// <param name="Since">First day there.</param>
[GenerateSerializer, Immutable, Alias("sa.StudySiteView")]
public sealed record StudySiteView([property: Id(0)] SchoolCode School, [property: Id(1)] ClassId Class, [property: Id(2)] DateOnly Since);

/// <summary>A stage that was finished, and where.</summary>
/// <param name="On">Day of the graduation.</param>
[GenerateSerializer, Immutable, Alias("sa.GraduationView")]
public sealed record GraduationView(
    [property: Id(0)] SchoolCode School, [property: Id(1)] Stage Stage, [property: Id(2)] GraduationOutcome Outcome, [property: Id(3)] DateOnly On);

/// <summary>An identity document as a caller sees it.</summary>
/// <param name="Number">Masked unless a reason for access was given.</param>
[GenerateSerializer, Immutable, Alias("sa.DocumentView")]
public sealed record DocumentView(
    [property: Id(0)] DocumentType Type, [property: Id(1)] string Number, [property: Id(2)] string? Issuer);

[GenerateSerializer, Immutable, Alias("sa.GuardianView")]
public sealed record GuardianView(
    [property: Id(0)] string Name, [property: Id(1)] string Relation, [property: Id(2)] string? Phone);

[GenerateSerializer, Immutable, Alias("sa.EntryView")]
public sealed record EntryView([property: Id(0)] DateOnly Date, [property: Id(1)] EntryWay Way);

[GenerateSerializer, Immutable, Alias("sa.OpenCaseView")]
public sealed record OpenCaseView([property: Id(0)] CaseId Id, [property: Id(1)] CaseType Type);
