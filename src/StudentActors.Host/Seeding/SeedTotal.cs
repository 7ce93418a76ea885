using StudentActors.Host.Client;

namespace StudentActors.Host.Seeding;

/// <summary>What became of the children.</summary>
/// <param name="FirstRejection">Rule of the first rejected row.</param>
internal sealed record SeedTotal(long Enrolled, long Unchanged, long Rejected, string? FirstRejection)
{
    public SeedTotal Plus(ImportOperation operation) => new(
        Enrolled + (operation.Result?.Enrolled ?? 0),
        Unchanged + (operation.Result?.Unchanged ?? 0),
        Rejected + operation.Rejected,
        FirstRejection ?? (operation.Errors is [var first, ..] ? first.Code : null));
}
