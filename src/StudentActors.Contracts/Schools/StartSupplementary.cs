using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Schools;

/// <summary>Asks for a record for a child above the first grade of a stage who has none (补建学籍); the form's school is the grain's.</summary>
[GenerateSerializer, Immutable, Alias("sa.StartSupplementary")]
public sealed record StartSupplementary(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] EnrolmentForm Form, [property: Id(3)] string? Reason);
