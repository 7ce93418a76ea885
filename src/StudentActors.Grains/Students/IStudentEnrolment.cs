using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Students;

/// <summary>How a school brings a student into being. Same grain and key as the student.</summary>
[Alias("sa.IStudentEnrolment")]
internal interface IStudentEnrolment : IGrainWithGuidKey
{
    /// <summary>Commits the new record. The school has checked the form and holds a place.</summary>
    [Alias("Enrol")]
    Task<Answer<EnrolmentView>> Enrol(EnrolOrder order, CancellationToken cancellationToken);

    /// <summary>The first answer to an operation that enrolled this student, whose record stood at that version.</summary>
    [Alias("Repeat")]
    Task<Answer<EnrolmentView>> Repeat(int version, CancellationToken cancellationToken);
}

/// <param name="StageYears">Length of the stage at the school.</param>
/// <param name="Today">The date by which the school checked the form.</param>
[GenerateSerializer, Immutable, Alias("sa.EnrolOrder")]
internal sealed record EnrolOrder(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] EnrolmentForm Form,
    [property: Id(3)] AuthorityCode HomeAuthority,
    [property: Id(4)] int StageYears,
    [property: Id(5)] DateOnly Today);
