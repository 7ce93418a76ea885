using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Complaints;

/// <summary>What a complaint is about, as the registry knows it.</summary>
/// <param name="Case">The case complained about.</param>
/// <param name="Name">Of the student, where no case is named.</param>
/// <param name="Place">Where the student is, or was when the case was opened.</param>
/// <param name="Other">Where the case would bring the student.</param>
public sealed record ComplaintSubject(CaseRecord? Case, StudentId Student, string? Name, PlaceOfStudy Place, PlaceOfStudy? Other)
{
    public static ComplaintSubject Of(CaseRecord about) => new(about, about.Student, null, about.Place, about.Effect.NewPlace);

    public static ComplaintSubject Of(StudentRecord student) => new(null, student.Id, student.Name, student.Place, null);

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(ComplaintSubject);
}

/// <summary>An office, and the authority under which it counts: itself, or the home authority of a school.</summary>
public sealed record HomedOffice(Office Office, AuthorityCode Authority);
