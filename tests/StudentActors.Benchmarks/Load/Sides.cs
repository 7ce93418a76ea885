namespace StudentActors.Benchmarks.Load;

/// <summary>Measures two sides one after the other; who begins changes with every round, so that what drifts over time helps neither.</summary>
public static class Sides
{
    public static async Task<(TOurs Ours, TBaseline Baseline)> MeasureAsync<TOurs, TBaseline>(
        int round, Func<Task<TOurs>> ours, Func<Task<TBaseline>> baseline)
    {
        if (round % 2 == 0)
        {
            var first = await ours();
            return (first, await baseline());
        }

        var second = await baseline();
        return (await ours(), second);
    }
}
