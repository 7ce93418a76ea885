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

    private static readonly string[] Schools = [.. Enumerable.Range(1, 8).Select(number => $"21340000{number:00}")];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nobody_is_there_twice_whatever_fails()
    {
        var plan = FaultPlan.New();
        Tell($"seed {plan.Seed}");
        await using var registry = await TwoSilos.StartAsync();
        foreach (var school in Schools)
        {
            await registry.Client(0).OpenSchoolAsync(school, 100_000);
        }

        var load = new SteadyLoad(registry.Client, Schools);
        foreach (var round in plan.Rounds(20))
        {
            try
            {
                var before = load.Acknowledged.Count;
                var running = load.RunAsync(Callers);
                await Task.Delay(round.After);
                await round.StrikeAsync(registry);
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
}
