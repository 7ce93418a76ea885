namespace StudentActors.Domain.Students;

public static class StudentStatuses
{
    /// <summary>A live record is on exactly one roster and holds its claims against a second one.</summary>
    public static bool IsLive(this StudentStatus status) => status < StudentStatus.Graduated;
}
