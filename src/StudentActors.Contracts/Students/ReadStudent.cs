using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Students;

/// <param name="Reveal">Show document and phone numbers in full; the caller gave a reason (<c>X-Access-Reason</c>).</param>
[GenerateSerializer, Immutable, Alias("sa.ReadStudent")]
public sealed record ReadStudent([property: Id(0)] Caller Caller, [property: Id(1)] bool Reveal = false);
