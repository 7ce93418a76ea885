using System.Globalization;
using StudentActors.Resilience.Faults;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Resilience;

/// <summary>
/// Two silos and their database under 64-way load, and a fault at a random moment, again and again: whatever was acknowledged is there, once
/// and whole; whatever was not is answered truthfully when it is sent again. <c>STUDENTACTORS_FAULT_SEED</c> repeats a run,
/// <c>STUDENTACTORS_FAULT_ROUNDS</c> makes it longer or shorter.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Callers = 64;

    // Longer than the cluster takes to declare a silo dead.
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(6);

    private static readonly string[] Schools = [.. Enumerable.Range(1, 8).Select(number => $"21340000{number:00}")];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nobody_is_there_twice_whatever_fails()
    {
        var plan = new FaultPlan(Setting("STUDENTACTORS_FAULT_SEED", Random.Shared.Next(1_000_000)));
        Tell($"seed {plan.Seed}");
        await using var registry = await TwoSilos.StartAsync();
        foreach (var school in Schools)
        {
            await registry.Client(0).OpenSchoolAsync(school, 100_000);
        }

        var load = new SteadyLoad(registry.Client, Schools);
        foreach (var round in plan.Rounds(Setting("STUDENTACTORS_FAULT_ROUNDS", 50)))
        {
            try
            {
                var before = load.Acknowledged.Count;
                var running = load.RunAsync(Callers);
                await Task.Delay(round.After);
                await StrikeAsync(registry, round);
                load.Pause();
                await running;
                await Invariants.CheckAsync(registry.ConnectionString, load);
                Tell($"{round}: {load.Acknowledged.Count - before} enrolled, {load.Retries} retries so far");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {plan.Seed}, {round}: {e.Message}", e);
            }
        }

        await AssertCountersEqualRostersAsync(registry);
        var (code, printed, error) = await registry.ExamineAsync();
        Assert.True(code == 0, $"Seed {plan.Seed}: {printed}{error}");
    }

    private static async Task StrikeAsync(TwoSilos registry, FaultRound round)
    {
        switch (round.Fault)
        {
            case Fault.KillHost:
                await registry.KillHostAsync(round.Host);
                await registry.StartHostAsync(round.Host);
                break;
            case Fault.KillBothHosts:
                await Task.WhenAll(registry.KillHostAsync(0), registry.KillHostAsync(1));
                await registry.StartHostAsync(0);
                await registry.StartHostAsync(1);
                break;
            case Fault.KillDatabase:
                registry.Database.Kill();
                await Task.Delay(round.Duration);
                await registry.Database.StartAsync();
                break;
            case Fault.Delay:
                registry.Proxy.Delay(round.Duration / 5);
                await Task.Delay(round.Duration);
                registry.Proxy.Heal();
                break;
            case Fault.FreezeHost:
                await registry.FreezeHostAsync(round.Host);
                await Task.Delay(Frozen);
                await registry.ThawHostAsync(round.Host);
                break;
            default:
                registry.Proxy.Cut(CutOf(round.Fault), round.Connections);
                await Task.Delay(round.Duration);
                Assert.True(registry.Proxy.Heal() < round.Connections, "No commit came by that could be cut.");
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

    private static async Task AssertCountersEqualRostersAsync(TwoSilos registry)
    {
        foreach (var school in Schools)
        {
            var roster = await registry.Client(0).ReadRosterAsync(school);
            var classes = await (await registry.Client(1).GetAsync($"api/v1/schools/{school}/classes")).ReadAsync(200);
            Assert.Equal(roster.Count, roster.Distinct().Count());
            Assert.Equal(roster.Count, classes.GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("students").GetInt32()));
        }
    }

    private void Tell(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
