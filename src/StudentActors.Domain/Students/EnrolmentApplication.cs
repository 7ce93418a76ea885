using StudentActors.Domain.Identity;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Students;

/// <summary>An enrolment whose fields are each valid; made by <see cref="EnrolmentCheck"/>.</summary>
public sealed record EnrolmentApplication
{
    public required SchoolCode School { get; init; }

    public required ClassId Class { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public IdentityDocument? Document { get; init; }

    public required Entry Entry { get; init; }

    public required BasicData Basic { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(EnrolmentApplication);
}
