using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests;

internal static class Accepted
{
    /// <summary>The value of a decision that must not have been a refusal.</summary>
    public static T Value<T>(Decision<T> decision) where T : class
    {
        Assert.Empty(decision.Refusal?.Faults.Select(fault => $"{fault.Path}: {fault.Rule}") ?? []);
        Assert.Null(decision.Refusal);
        Assert.True(decision.Accepted);
        return decision.Value;
    }
}
