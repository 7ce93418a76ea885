using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Complaints;

/// <summary>A complaint whose fields are each valid; made by <see cref="ComplaintCheck"/>. It names a case or a student.</summary>
/// <param name="Student">Number and name; <c>null</c> where a case is named.</param>
public sealed record ComplaintApplication(CaseId? Case, NamedStudent? Student, Office Against, Complainant By, string Reason)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(ComplaintApplication);
}

public sealed record NamedStudent(StudentNumber Number, string Name)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(NamedStudent);
}
