using StudentActors.Domain.Identity;

namespace StudentActors.Domain.Students;

/// <summary>The record was created (建籍, art. 6) with its first number (art. 8).</summary>
public sealed record StudentEnrolled : StudentEvent
{
    public const string KindName = "student.enrolled";

    public override string Kind => KindName;

    public required StudentId Id { get; init; }

    public required StudentNumber Number { get; init; }

    public required PlaceOfStudy Place { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public IdentityDocument? Document { get; init; }

    public required Entry Entry { get; init; }

    public required BasicData Basic { get; init; }

    public IReadOnlyList<ProblemKind> Problems { get; init; } = [];
}
