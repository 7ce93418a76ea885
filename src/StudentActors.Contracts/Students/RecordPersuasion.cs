using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Students;

/// <param name="Date">Day of the attempt, <c>YYYY-MM-DD</c>.</param>
[GenerateSerializer, Immutable, Alias("sa.RecordPersuasion")]
public sealed record RecordPersuasion(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] string? Date);
