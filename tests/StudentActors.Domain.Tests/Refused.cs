using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests;

/// <summary>What a test says of a refusal.</summary>
internal static class Refused
{
    /// <summary>Refused with exactly these faults, each once, in any order.</summary>
    public static void For<T>(Decision<T> decision, params (string Path, Rule Rule)[] faults) where T : class
    {
        Assert.False(decision.Accepted);
        Assert.Null(decision.Value);
        Same(faults, decision.Refusal.Faults);
        Assert.Equal(faults.Length == 1 ? faults[0].Rule : RuleBook.RequestInvalid, decision.Refusal.Rule);
    }

    /// <summary>Refused as a whole, by one rule and not for the sake of a field.</summary>
    public static void With<T>(Decision<T> decision, Rule rule) where T : class
    {
        Assert.False(decision.Accepted);
        Assert.Equal(rule, decision.Refusal.Rule);
        Assert.Empty(decision.Refusal.Faults);
    }

    public static void Same(IEnumerable<(string Path, Rule Rule)> expected, IEnumerable<Fault> faults) =>
        Assert.Equal(
            expected.Select(fault => $"{fault.Path}: {fault.Rule}").Order(StringComparer.Ordinal),
            faults.Select(fault => $"{fault.Path}: {fault.Rule}").Order(StringComparer.Ordinal));
}
