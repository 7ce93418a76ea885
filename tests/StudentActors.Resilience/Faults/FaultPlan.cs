using System.Globalization;

namespace StudentActors.Resilience.Faults;

/// <summary>The faults of one run, drawn from a seed: the same seed gives the same run, as far as a machine's timing allows.</summary>
public sealed class FaultPlan(int seed)
{
    // The cheap ones are drawn more often than those that cost a start of a process.
    private static readonly (Fault Fault, int Weight)[] Weights =
    [
        (Fault.KillHost, 3), (Fault.KillBothHosts, 1), (Fault.KillDatabase, 4), (Fault.CutBeforeRequest, 3), (Fault.CutInRequest, 3),
        (Fault.CutBeforeAnswer, 5), (Fault.CutInAnswer, 3), (Fault.Delay, 2), (Fault.FreezeHost, 1),
    ];

    private readonly Random _random = new(seed);

    public int Seed => seed;

    /// <summary>With the seed of <c>STUDENTACTORS_FAULT_SEED</c>, or a new one.</summary>
    public static FaultPlan New() => new(Setting("STUDENTACTORS_FAULT_SEED", Random.Shared.Next(1_000_000)));

    /// <summary>Every fault once, in a random order, and then as chance has it.</summary>
    /// <param name="usually">How many, unless <c>STUDENTACTORS_FAULT_ROUNDS</c> says otherwise.</param>
    public IEnumerable<FaultRound> Rounds(int usually)
    {
        var count = Count(usually);
        var each = Enum.GetValues<Fault>();
        _random.Shuffle(each);
        for (var number = 0; number < count; number++)
        {
            yield return new FaultRound(
                number + 1,
                number < each.Length ? each[number] : Draw(),
                TimeSpan.FromMilliseconds(_random.Next(50, 700)),
                TimeSpan.FromMilliseconds(_random.Next(50, 900)),
                _random.Next(1, 5),
                _random.Next(2),
                2 * _random.NextDouble() / count);
        }
    }

    /// <summary>How many rounds there will be.</summary>
    public static int Count(int usually) => Setting("STUDENTACTORS_FAULT_ROUNDS", usually);

    private Fault Draw()
    {
        var drawn = _random.Next(Weights.Sum(weight => weight.Weight));
        foreach (var (fault, weight) in Weights)
        {
            if ((drawn -= weight) < 0)
            {
                return fault;
            }
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
