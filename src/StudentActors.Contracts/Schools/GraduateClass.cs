using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Schools;

/// <summary>The graduation of every live student of a class, as it was sent.</summary>
/// <param name="Date"><c>YYYY-MM-DD</c>.</param>
/// <param name="Outcome"><c>graduated</c> or <c>completed</c>.</param>
[GenerateSerializer, Immutable, Alias("sa.GraduateClass")]
public sealed record GraduateClass(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] string? Class,
    [property: Id(3)] string? Date,
    [property: Id(4)] string? Outcome,
    [property: Id(5)] string? Reason);

/// <summary>Where the graduation of a class stands.</summary>
/// <param name="Graduated">Students of the class who have finished the stage, now or before.</param>
/// <param name="Pending">Students whose case waits for an office.</param>
/// <param name="Refused">Students who cannot graduate, and why.</param>
[GenerateSerializer, Immutable, Alias("sa.ClassGraduationView")]
public sealed record ClassGraduationView(
    [property: Id(0)] SchoolCode School,
    [property: Id(1)] ClassId Class,
    [property: Id(2)] int Graduated,
    [property: Id(3)] int Pending,
    [property: Id(4)] ImmutableArray<RefusedGraduation> Refused);

[GenerateSerializer, Immutable, Alias("sa.RefusedGraduation")]
public sealed record RefusedGraduation([property: Id(0)] StudentId Student, [property: Id(1)] Refusal Refusal);
