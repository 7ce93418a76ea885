namespace StudentActors.Domain.Rules;

/// <summary>A decision against a request: the rule that refused it and every fault that was found, all at once.</summary>
public sealed record Refusal(Rule Rule, IReadOnlyList<Fault> Faults)
{
    public static Refusal Of(Rule rule, string path = "") =>
        new(rule, path.Length == 0 ? [] : [new Fault(path, rule)]);

    /// <summary>One fault speaks for itself; several are reported under <see cref="RuleBook.RequestInvalid"/>.</summary>
    public static Refusal Of(IReadOnlyList<Fault> faults) =>
        faults.Count == 1 ? new(faults[0].Rule, faults) : new(RuleBook.RequestInvalid, faults);
}
