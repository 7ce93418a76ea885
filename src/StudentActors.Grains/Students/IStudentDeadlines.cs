using StudentActors.Grains.Deadlines;

namespace StudentActors.Grains.Students;

/// <summary>The student as owner of deadlines. Same grain and key as the student.</summary>
[Alias("sa.IStudentDeadlines")]
internal interface IStudentDeadlines : IDeadlineOwner;
