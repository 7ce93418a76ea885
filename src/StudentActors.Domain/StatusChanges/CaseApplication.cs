using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>A case whose fields are each valid; made by <see cref="StatusChangeCheck"/>. Only what its type needs is set.</summary>
public sealed record CaseApplication
{
    public required CaseType Type { get; init; }

    public required StudentNumber StudentNumber { get; init; }

    public required string Name { get; init; }

    public required string Reason { get; init; }

    public DateOnly? Date { get; init; }

    public DateOnly? Until { get; init; }

    public SuspensionGround? Ground { get; init; }

    /// <summary>Class of the student's school in which a place is needed, if another than now.</summary>
    public ClassId? Class { get; init; }

    public string? Country { get; init; }

    public GradeChangeKind? GradeChange { get; init; }

    public ProblemTool? Tool { get; init; }

    /// <summary>County of household registration of a child who has dropped out.</summary>
    public AuthorityCode? Household { get; init; }

    public GraduationOutcome? Outcome { get; init; }

    /// <summary>Checked together with the record, once that is known.</summary>
    public KeyDataForm? KeyData { get; init; }

    public StudentNumber? OtherStudent { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(CaseApplication);
}
