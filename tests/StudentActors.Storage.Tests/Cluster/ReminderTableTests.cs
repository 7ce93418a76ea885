using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace StudentActors.Storage.Tests.Cluster;

/// <summary>The reminder table. Each test has a service of its own.</summary>
public abstract class ReminderTableTests(ClusterDatabase database) : IAsyncLifetime
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private IHost _silo = null!;
    private IReminderTable _table = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // To the millisecond, so that every database can keep it exactly.
    private static DateTime Soon => new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    public async ValueTask InitializeAsync()
    {
        await database.SiloAsync(Token);
        _silo = database.BuildSilo("reminders", Guid.NewGuid().ToString("n"));
        _table = _silo.Services.GetRequiredService<IReminderTable>();
        await _table.StartAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        _silo?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_reminder_is_read_back_as_it_was_written()
    {
        var entry = Reminder("a", "daily", Soon);

        var etag = await _table.UpsertRow(entry, Token);

        var read = await _table.ReadRow(entry.GrainId, "daily", Token);
        Assert.Equal((entry.GrainId, "daily", entry.StartAt, Period, etag), (read?.GrainId, read?.ReminderName, read?.StartAt, read?.Period, read?.ETag));
        Assert.Null(await _table.ReadRow(entry.GrainId, "other", Token));
    }

    [Fact]
    public async Task Writing_a_reminder_again_replaces_it_under_a_new_etag()
    {
        var first = await _table.UpsertRow(Reminder("a", "daily", Soon), Token);
        var changed = Reminder("a", "daily", Soon.AddMinutes(1));
        changed.Period = TimeSpan.FromDays(60); // more milliseconds than an int holds

        var second = await _table.UpsertRow(changed, Token);

        Assert.NotEqual(first, second);
        var read = Assert.Single((await _table.ReadRows(changed.GrainId, Token)).Reminders);
        Assert.Equal((changed.StartAt, changed.Period, second), (read.StartAt, read.Period, read.ETag));
    }

    [Fact]
    public async Task A_reminder_is_removed_only_under_its_etag()
    {
        var entry = Reminder("a", "daily", Soon);
        var old = await _table.UpsertRow(entry, Token);
        var current = await _table.UpsertRow(entry, Token);

        Assert.False(await _table.RemoveRow(entry.GrainId, "daily", old!, Token));
        Assert.True(await _table.RemoveRow(entry.GrainId, "daily", current!, Token));
        Assert.False(await _table.RemoveRow(entry.GrainId, "daily", current!, Token));
        Assert.Empty((await _table.ReadRows(entry.GrainId, Token)).Reminders);
    }

    [Fact]
    public async Task Every_reminder_lies_in_exactly_one_part_of_the_ring()
    {
        var all = Enumerable.Range(0, 200).Select(i => Reminder($"grain-{i}", "r", Soon)).ToList();
        foreach (var entry in all)
            await _table.UpsertRow(entry, Token);
        // Boundaries on both sides of the sign of the stored hash; the last part wraps around the ring.
        uint[] cuts = [0x1000_0000, 0x7000_0000, 0x9000_0000, 0xF000_0000];

        var found = new List<string>();
        for (var i = 0; i < cuts.Length; i++)
        {
            var (begin, end) = (cuts[i], cuts[(i + 1) % cuts.Length]);
            var rows = (await _table.ReadRows(begin, end, Token)).Reminders;
            Assert.All(rows, row => Assert.True(InRange(row.GrainId.GetUniformHashCode(), begin, end)));
            Assert.NotEmpty(rows);
            found.AddRange(rows.Select(row => row.GrainId.ToString()));
        }

        var expected = all.Select(entry => entry.GrainId.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
        var whole = (await _table.ReadRows(0, 0, Token)).Reminders.Select(row => row.GrainId.ToString());
        Assert.Equal(expected, whole.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0x8000_0000u, 0x7FFF_FFFFu)] // the whole ring but one hash, in signed order
    public async Task Range_reads_leave_out_what_starts_beyond_the_window(uint begin, uint end)
    {
        await _table.UpsertRow(Reminder("long-past", "r", Soon.AddDays(-400)), Token);
        await _table.UpsertRow(Reminder("within-loading-window", "r", Soon.AddMinutes(10)), Token);
        await _table.UpsertRow(Reminder("beyond", "r", Soon.AddMinutes(20)), Token);
        await _table.UpsertRow(Reminder("next-year", "r", Soon.AddDays(365)), Token);

        var rows = (await _table.ReadRows(begin, end, Token)).Reminders;

        Assert.Equal(["long-past", "within-loading-window"], rows.Select(row => row.GrainId.Key.ToString()!).Order(StringComparer.Ordinal));
        Assert.Single((await _table.ReadRows(Grain("next-year"), Token)).Reminders);
    }

    private static GrainId Grain(string key) => GrainId.Create("test", key);

    private static ReminderEntry Reminder(string key, string name, DateTime startAt) =>
        new() { GrainId = Grain(key), ReminderName = name, StartAt = startAt, Period = Period };

    private static bool InRange(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
}
