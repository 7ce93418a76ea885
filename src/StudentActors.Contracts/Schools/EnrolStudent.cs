using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Schools;

/// <summary>An enrolment; the form's school is the grain's.</summary>
[GenerateSerializer, Immutable, Alias("sa.EnrolStudent")]
public sealed record EnrolStudent(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] EnrolmentForm Form);
