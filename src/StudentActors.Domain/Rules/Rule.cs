namespace StudentActors.Domain.Rules;

/// <summary>One rule that can refuse a request: the unit in which refusals are reported, documented and tested.</summary>
/// <param name="Id">Stable <c>area.name</c>; also the error type <c>urn:studentactors:error:area:name</c>.</param>
/// <param name="Article">Article of the Measures (2025) that the rule stands on, when there is one.</param>
public sealed record Rule(string Id, RefusalKind Kind, string? Article, string Chinese, string English)
{
    public override string ToString() => Id;
}
