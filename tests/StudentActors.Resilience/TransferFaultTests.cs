using StudentActors.Resilience.Faults;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Resilience;

/// <summary>Transfers in flight while silos and database fail: each ends as four offices decided, and every invariant holds.</summary>
public sealed class TransferFaultTests(ITestOutputHelper output)
{
    private const int Families = 24;
    private const string Sender = "2134000001";
    private const string Receiver = "2153000001";

    [Fact]
    public async Task Every_transfer_ends_once_whatever_fails()
    {
        // From the middle of July to the middle of August nobody is transferred, and a cluster's clock cannot be moved.
        Assert.SkipWhen(DateTimeOffset.UtcNow.AddHours(8) is { Month: 7, Day: >= 15 } or { Month: 8, Day: <= 15 }, "Transfers rest on these days.");
        var plan = FaultPlan.New();
        output.WriteLine($"seed {plan.Seed}");
        await using var registry = await TwoSilos.StartAsync();
        await registry.Client(0).OpenSchoolAsync(Sender, 100_000);
        await registry.Client(0).OpenSchoolAsync(Receiver, 100_000, authority: "530102");
        var load = new TransferLoad(registry, Sender, Receiver, await TransferLoad.Offices.OpenAsync(registry, Sender, Receiver));
        foreach (var round in plan.Rounds(usually: 14))
        {
            try
            {
                var before = load.Moved.Count;
                var running = load.RunAsync(Families);
                await Task.Delay(round.After);
                await round.StrikeAsync(registry);
                load.Pause();
                await running;
                output.WriteLine($"{round}: {load.Moved.Count - before} moved");
                Assert.True(load.Moved.Count > before, "Nobody was moved.");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {plan.Seed}, {round}: {e.Message}", e);
            }
        }

        // What was still taking effect when its last office heard the answer is brought to its end by its deadline.
        var patience = DateTimeOffset.UtcNow.AddSeconds(90);
        while ((await registry.Client(0).ReadRosterAsync(Receiver)).Count < load.Moved.Count && DateTimeOffset.UtcNow < patience)
        {
            await Task.Delay(500);
        }

        Assert.Equal(load.Moved.Keys.Order(), (await registry.Client(0).ReadRosterAsync(Receiver)).Order());
        Assert.Empty(await registry.Client(1).ReadRosterAsync(Sender));
        var (code, printed, error) = await registry.ExamineAsync();
        Assert.True(code == 0, $"Seed {plan.Seed}: {printed}{error}");
    }
}
