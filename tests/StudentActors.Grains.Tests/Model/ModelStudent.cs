using StudentActors.Domain.Students;

namespace StudentActors.Grains.Tests.Model;

internal sealed record ModelStudent(StudentRecord First, List<StudentEvent> Events)
{
    public StudentRecord Record { get; private set; } = First;

    public void Take(StudentEvent change)
    {
        Record = StudentRecord.Apply(Record, change);
        Events.Add(change);
    }
}
