using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Tests.Model;

internal sealed record ModelCase(CaseRecord First, List<CaseEvent> Events)
{
    public CaseRecord Record { get; private set; } = First;

    public void Take(CaseEvent change)
    {
        Record = CaseRecord.Apply(Record, change);
        Events.Add(change);
    }
}
