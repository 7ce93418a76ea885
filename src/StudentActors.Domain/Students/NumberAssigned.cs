namespace StudentActors.Domain.Students;

/// <summary>A formal number replaced the temporary one (art. 8); the old number keeps resolving.</summary>
public sealed record NumberAssigned(StudentNumber Number) : StudentEvent
{
    public const string KindName = "student.number-assigned";

    public override string Kind => KindName;
}
