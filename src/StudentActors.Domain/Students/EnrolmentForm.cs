using StudentActors.Domain.Identity;

namespace StudentActors.Domain.Students;

/// <summary>An enrolment as it was sent, by API or by file: raw texts, so that every fault can be reported at once.</summary>
public sealed record EnrolmentForm
{
    public string? School { get; init; }

    public string? Class { get; init; }

    public string? Name { get; init; }

    public string? Sex { get; init; }

    public string? BirthDate { get; init; }

    public string? Ethnicity { get; init; }

    public DocumentForm? Document { get; init; }

    public IReadOnlyList<GuardianForm>? Guardians { get; init; }

    public EntryForm? Entry { get; init; }

    public string? Attendance { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyDictionary<string, string>? ProvincialData { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(EnrolmentForm);
}
