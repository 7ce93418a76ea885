using StudentActors.Domain.Identity;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Students;

/// <summary>One student's record (学籍). Changes only by <see cref="Apply"/>-ing events.</summary>
public sealed record StudentRecord
{
    public required StudentId Id { get; init; }

    public required StudentNumber Number { get; init; }

    /// <summary>Numbers held before; each resolves to this record for ever.</summary>
    public IReadOnlyList<StudentNumber> FormerNumbers { get; init; } = [];

    public required StudentStatus Status { get; init; }

    public required PlaceOfStudy Place { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public IdentityDocument? Document { get; init; }

    public required Entry Entry { get; init; }

    public required BasicData Basic { get; init; }

    public IReadOnlyList<ProblemKind> Problems { get; init; } = [];

    /// <summary>Number of the record's last event; the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Grade on a date, <c>null</c> once the stage is over.</summary>
    public int? GradeOn(DateOnly date, SchoolYear calendar) => Place.Class.Cohort.GradeOn(date, Place.StageYears, calendar);

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(StudentRecord);

    /// <summary>The record after an event; <paramref name="record"/> is <c>null</c> before the first.</summary>
    public static StudentRecord Apply(StudentRecord? record, StudentEvent change) => (record, change) switch
    {
        (null, StudentEnrolled e) => new StudentRecord
        {
            Id = e.Id,
            Number = e.Number,
            Status = StudentStatus.Enrolled,
            Place = e.Place,
            Name = e.Name,
            Sex = e.Sex,
            BirthDate = e.BirthDate,
            Document = e.Document,
            Entry = e.Entry,
            Basic = e.Basic,
            Problems = e.Problems,
            Version = 1,
        },
        ({ } r, NumberAssigned { Number.Kind: NumberKind.Formal } e) when e.Number != r.Number => r with
        {
            Number = e.Number,
            FormerNumbers = [.. r.FormerNumbers, r.Number],
            Version = r.Version + 1,
        },
        ({ } r, BasicDataUpdated e) => r with { Basic = e.Basic, Version = r.Version + 1 },
        _ => throw new InvalidOperationException($"{change.Kind} cannot follow version {record?.Version ?? 0}."),
    };
}
