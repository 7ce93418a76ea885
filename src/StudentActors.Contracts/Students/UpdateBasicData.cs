using StudentActors.Domain.Accounts;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Students;

/// <param name="ExpectedVersion">The version that the caller read (<c>If-Match</c>).</param>
[GenerateSerializer, Immutable, Alias("sa.UpdateBasicData")]
public sealed record UpdateBasicData(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] int ExpectedVersion,
    [property: Id(2)] BasicDataForm Form);
