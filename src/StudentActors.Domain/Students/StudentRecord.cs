using System.Text.Json.Serialization;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;

namespace StudentActors.Domain.Students;

/// <summary>One student's record (学籍). Changes only by <see cref="Apply"/>-ing events.</summary>
public sealed partial record StudentRecord
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

    /// <summary>The case that the record is locked for; no other may begin.</summary>
    public OpenCase? OpenCase { get; init; }

    /// <summary>The last cases that are over, oldest first, so that hearing of one again changes nothing.</summary>
    public IReadOnlyList<ClosedCase> ClosedCases { get; init; } = [];

    /// <summary>Places before the present one, oldest first.</summary>
    public IReadOnlyList<FormerPlace> FormerPlaces { get; init; } = [];

    /// <summary>Documents that key-data changes replaced, oldest first.</summary>
    public IReadOnlyList<IdentityDocument> FormerDocuments { get; init; } = [];

    /// <summary>Set while the student is suspended.</summary>
    public SuspensionTerm? Suspension { get; init; }

    public IReadOnlyList<StayAbroad> StaysAbroad { get; init; } = [];

    /// <summary>Set while the student is in the ledger of dropouts.</summary>
    public Absence? Absence { get; init; }

    /// <summary>Set while the record is void because the child keeps another; look-ups of its numbers go on there.</summary>
    public Merger? Merger { get; init; }

    /// <summary>Stages that the student has finished, oldest first.</summary>
    public IReadOnlyList<Graduation> Graduations { get; init; } = [];

    /// <summary>Where the student studies, if not where the record is kept.</summary>
    public StudySite? StudiesAt { get; init; }

    /// <summary>Schools that have asked for the graduate to study elsewhere, whatever came of it; none asks twice.</summary>
    public IReadOnlyList<SchoolCode> AskedElsewhere { get; init; } = [];

    /// <summary>Day of the graduation, withdrawal or death.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Number of the record's last event; the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Grade on a date, <c>null</c> once the stage is over.</summary>
    public int? GradeOn(DateOnly date, SchoolYear calendar) => Place.Class.Cohort.GradeOn(date, Place.StageYears, calendar);

    /// <summary>The place in which the student studies, whichever school keeps the record.</summary>
    [JsonIgnore]
    public PlaceOfStudy StudiesIn => StudiesAt?.Place ?? Place;

    /// <summary>The key data as they are.</summary>
    [JsonIgnore]
    public KeyData KeyData => new(Name, Sex, BirthDate, Document);

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(StudentRecord);
}
