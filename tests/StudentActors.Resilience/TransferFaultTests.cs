using System.Text.Json;
using StudentActors.Resilience.Faults;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Resilience;

/// <summary>
/// Transfers in flight while silos and database fail and the clock jumps over National Day; then time runs on until nothing is pending. Every
/// case has ended, or is overdue and listed for the nation, and every invariant holds.
/// </summary>
public sealed class TransferFaultTests(ITestOutputHelper output)
{
    // Every fault once.
    private const int Rounds = 9;
    private const int Families = 24;

    // From 20 September so far: past National Day, and short of the days on which transfers rest.
    private static readonly TimeSpan AllJumps = TimeSpan.FromDays(30);

    // Accounts that nobody used for half a year are sealed.
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(100);

    private static readonly (string School, string Authority)[] Schools = [("2134000001", "340102"), ("2153000001", "530102")];

    [Fact]
    public async Task Every_case_ends_or_is_overdue_and_listed_whatever_fails_and_however_the_clock_jumps()
    {
        var plan = FaultPlan.New();
        Tell($"seed {plan.Seed}");
        await using var registry = await TwoSilos.StartAsync("--test-clock");
        await RunOnToSeptemberAsync(registry);
        foreach (var (school, authority) in Schools)
        {
            await registry.Client(0).OpenSchoolAsync(school, 100_000, authority);
        }

        // In a round a family loses about one child to an office that never answers.
        var load = await TransferLoad.EnrolAsync(registry, Schools, Families, 40 + FaultPlan.Count(Rounds), plan.Seed);
        foreach (var round in plan.Rounds(Rounds))
        {
            try
            {
                var before = load.Approved.Count;
                var running = load.RunAsync(Families);
                await Task.Delay(round.After);
                await Task.WhenAll(round.StrikeAsync(registry), registry.MoveClockAsync(AllJumps * round.Jump));
                load.Pause();
                await running;
                Tell($"{round}: {load.Approved.Count - before} moved, {load.Refused.Count} refused and {load.Waiting.Count} left lying so far");
                Assert.True(load.Approved.Count > before, "Nobody was moved.");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {plan.Seed}, {round}: {e.Message}", e);
            }
        }

        try
        {
            await RunOnUntilNothingIsPendingAsync(registry, load);
            await CheckEndAsync(registry, load);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {plan.Seed}, at the end: {e.Message}", e);
        }
    }

    private static async Task RunOnToSeptemberAsync(TwoSilos registry)
    {
        var now = await registry.MoveClockAsync(TimeSpan.Zero);
        var start = new DateTimeOffset(now.Year, 9, 20, 0, 0, 0, TimeSpan.FromHours(8));
        start = start > now ? start : start.AddYears(1);
        for (; now < start; now = await registry.MoveClockAsync(start - now < LongestStep ? start - now : LongestStep))
        {
            await registry.SignInAgainAsync();
        }
    }

    // Each of the offices that were silent is overdue in turn for the authorities above it; the paper files of those who moved are overdue too.
    private static async Task RunOnUntilNothingIsPendingAsync(TwoSilos registry, TransferLoad load)
    {
        for (var step = 0; step < 4; step++)
        {
            await registry.MoveClockAsync(TimeSpan.FromDays(30));
            await registry.SignInAgainAsync();
            await Task.Delay(TimeSpan.FromSeconds(3));
        }

        var patience = DateTimeOffset.UtcNow.AddSeconds(120);
        while (true)
        {
            var table = await (await registry.Client(0).GetAsync("api/v1/regions/000000/overdue")).ReadAsync(200);
            var (open, overdue) = (table.GetProperty("open").GetInt64(), table.GetProperty("overdue").GetInt64());
            var expected = load.Waiting.Count + load.Approved.Count;
            if ((open, overdue) == (expected, expected))
            {
                return;
            }

            Assert.True(
                DateTimeOffset.UtcNow < patience,
                $"{overdue} of {open} steps are overdue, of {load.Waiting.Count} that were left lying and {load.Approved.Count} paper files.");
            await Task.Delay(500);
        }
    }

    private static async Task CheckEndAsync(TwoSilos registry, TransferLoad load)
    {
        foreach (var id in load.Waiting)
        {
            var patience = DateTimeOffset.UtcNow.AddSeconds(60);
            while (!IsKnownToTheNation(await ReadAsync(registry, id)))
            {
                Assert.True(DateTimeOffset.UtcNow < patience, $"The nation has not been told of {id}.");
                await Task.Delay(500);
            }
        }

        foreach (var (ids, state) in new[] { (load.Approved, "completed"), (load.Refused, "refused") })
        {
            foreach (var id in ids)
            {
                Assert.Equal(state, (await ReadAsync(registry, id)).GetProperty("state").GetString());
            }
        }

        foreach (var (school, _) in Schools)
        {
            Assert.Equal(
                load.Places.Where(place => place.Value == school).Select(place => place.Key).Order(),
                (await registry.Client(1).ReadRosterAsync(school)).Order());
        }

        var (code, printed, error) = await registry.ExamineAsync();
        Assert.True(code == 0, printed + error);
    }

    private static async Task<JsonElement> ReadAsync(TwoSilos registry, string id) =>
        await (await registry.Client(1).GetAsync($"api/v1/transfers/{id}")).ReadAsync(200);

    private static bool IsKnownToTheNation(JsonElement transfer) =>
        transfer.GetProperty("state").GetString() == "open"
        && transfer.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("state").GetString() == "open") is var held
        && held.GetProperty("overdue").GetBoolean()
        && held.GetProperty("escalatedTo").EnumerateArray().Any(authority => authority.GetString() == "000000");

    private void Tell(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }
}
