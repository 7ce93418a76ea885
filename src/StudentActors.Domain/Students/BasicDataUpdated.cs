namespace StudentActors.Domain.Students;

/// <summary>The school updated basic data (art. 7).</summary>
public sealed record BasicDataUpdated(BasicData Basic) : StudentEvent
{
    public const string KindName = "student.basic-data-updated";

    public override string Kind => KindName;
}
