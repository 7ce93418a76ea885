namespace StudentActors.Domain.Rules;

/// <summary>One field of a request that breaks one rule.</summary>
/// <param name="Path">JSON path of the field without a leading dollar sign, e.g. <c>document.number</c>; empty for the request as a whole.</param>
public sealed record Fault(string Path, Rule Rule);
