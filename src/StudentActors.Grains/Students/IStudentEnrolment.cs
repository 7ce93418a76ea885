using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;

namespace StudentActors.Grains.Students;

/// <summary>What a school asks of a student whom it has enrolled before. Same grain and key as the student.</summary>
[Alias("sa.IStudentEnrolment")]
internal interface IStudentEnrolment : IGrainWithGuidKey
{
    /// <summary>The first answer to an operation that enrolled this student, whose record stood at that version.</summary>
    [Alias("Repeat")]
    Task<Answer<EnrolmentView>> Repeat(int version, CancellationToken cancellationToken);
}
