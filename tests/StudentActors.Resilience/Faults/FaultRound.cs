namespace StudentActors.Resilience.Faults;

/// <summary>One fault at a moment of a run.</summary>
/// <param name="After">Load before the fault.</param>
/// <param name="Duration">How long the fault lasts, where it has a length.</param>
/// <param name="Connections">Connections that are cut.</param>
/// <param name="Host">The host it happens to.</param>
/// <param name="Jump">A part of the time that all rounds together let the clock jump, where it can.</param>
public sealed record FaultRound(int Number, Fault Fault, TimeSpan After, TimeSpan Duration, int Connections, int Host, double Jump)
{
    // Longer than the cluster takes to declare a silo dead.
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Lets it happen, and puts things right again.</summary>
    public async Task StrikeAsync(TwoSilos registry)
    {
        switch (Fault)
        {
            case Fault.KillHost:
                await registry.KillHostAsync(Host);
                await registry.StartHostAsync(Host);
                break;
            case Fault.KillBothHosts:
                await Task.WhenAll(registry.KillHostAsync(0), registry.KillHostAsync(1));
                await registry.StartHostAsync(0);
                await registry.StartHostAsync(1);
                break;
            case Fault.KillDatabase:
                registry.Database.Kill();
                await Task.Delay(Duration);
                await registry.Database.StartAsync();
                break;
            case Fault.Delay:
                registry.Proxy.Delay(Duration / 5);
                await Task.Delay(Duration);
                registry.Proxy.Heal();
                break;
            case Fault.FreezeHost:
                await registry.FreezeHostAsync(Host);
                await Task.Delay(Frozen);
                await registry.ThawHostAsync(Host);
                break;
            default:
                registry.Proxy.Cut(CutOf(Fault), Connections);
                await Task.Delay(Duration);
                for (var waited = TimeSpan.Zero; registry.Proxy.CutsLeft == Connections; waited += Moment)
                {
                    Assert.True(waited < LongestWait, "No commit came by that could be cut.");
                    await Task.Delay(Moment);
                }

                registry.Proxy.Heal();
                break;
        }
    }

    private static CutKind CutOf(Fault fault) => fault switch
    {
        Fault.CutBeforeRequest => CutKind.BeforeRequest,
        Fault.CutInRequest => CutKind.InRequest,
        Fault.CutBeforeAnswer => CutKind.BeforeAnswer,
        _ => CutKind.InAnswer,
    };

    public override string ToString() => $"round {Number}: {Fault} after {After.TotalMilliseconds} ms for {Duration.TotalMilliseconds} ms";
}
