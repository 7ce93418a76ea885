using StudentActors.Contracts.Students;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Cases;

namespace StudentActors.Grains.Students;

/// <summary>What the merger of a school asks of its students. Same grain and key as the student.</summary>
[Alias("sa.IStudentRehousing")]
internal interface IStudentRehousing : IGrainWithGuidKey
{
    /// <summary>
    /// Moves the student along with the school; does nothing where the student has gone. An open case is in the way and is returned; <c>null</c>
    /// when the student is not at the school any more.
    /// </summary>
    [Alias("Rehouse")]
    Task<OpenCaseView?> Rehouse(Rehouse order, CancellationToken cancellationToken);
}

/// <param name="From">The school that is merged.</param>
/// <param name="To">The student's new place.</param>
[GenerateSerializer, Immutable, Alias("sa.Rehouse")]
internal sealed record Rehouse([property: Id(0)] SchoolCode From, [property: Id(1)] CasePlace To, [property: Id(2)] string Actor);
