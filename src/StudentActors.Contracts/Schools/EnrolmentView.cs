using System.Collections.Immutable;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Schools;

/// <summary>Answer to an enrolment: the new record, or, beside the refusal <c>identity.duplicate</c>, what is already there.</summary>
[GenerateSerializer, Immutable, Alias("sa.EnrolmentView")]
public sealed record EnrolmentView
{
    [Id(0)] public StudentView? Student { get; init; }

    /// <summary>Doubts that made it a problem record.</summary>
    [Id(1)] public ImmutableArray<ProblemKind> Warnings { get; init; } = [];

    /// <summary>Set only with the refusal <c>identity.duplicate</c>.</summary>
    [Id(2)] public ExistingStudentView? Existing { get; init; }
}

/// <summary>The record that holds the document, reduced to what the caller may see.</summary>
/// <param name="School"><c>null</c> where the school lies outside the caller's province.</param>
[GenerateSerializer, Immutable, Alias("sa.ExistingStudentView")]
public sealed record ExistingStudentView(
    [property: Id(0)] SchoolCode? School, [property: Id(1)] StudentStatus Status);
