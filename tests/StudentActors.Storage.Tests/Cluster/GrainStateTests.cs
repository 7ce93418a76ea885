using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudentActors.Storage.Tests.Cluster;

/// <summary>Grain state through Orleans' own storage provider. Each test has grains of its own.</summary>
public abstract class GrainStateTests(ClusterDatabase database) : IAsyncLifetime
{
    private const string Policy = "policy";

    private IGrainStorage _storage = null!;
    private IGrainStorage _deleting = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var silo = await database.SiloAsync(Token);
        _storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(ClusterDatabase.StateStorage);
        _deleting = silo.Services.GetRequiredKeyedService<IGrainStorage>("deleting");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Keys => [$"R-{Guid.NewGuid():n}", $"{Guid.NewGuid():n}", $"{Guid.NewGuid():n}+extension", "7fffffffffffffff", "学校-一"];

    [Theory]
    [MemberData(nameof(Keys), DisableDiscoveryEnumeration = true)]
    public async Task State_is_read_back_as_it_was_written(string key)
    {
        var grain = GrainId.Create("test", key);
        var written = State("中文", 7);

        await _storage.WriteStateAsync(Policy, grain, written, Token);
        var read = await ReadAsync(grain);

        Assert.True(read.RecordExists);
        Assert.Equal((written.State!.Text, written.State.Number, written.ETag), (read.State!.Text, read.State.Number, read.ETag));
    }

    [Fact]
    public async Task State_never_written_does_not_exist()
    {
        var read = await ReadAsync(NewGrain());

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
    }

    [Fact]
    public async Task States_of_one_grain_with_different_names_are_apart()
    {
        var grain = NewGrain();

        await _storage.WriteStateAsync(Policy, grain, State("policy", 1), Token);
        await _storage.WriteStateAsync("account", grain, State("account", 2), Token);

        Assert.Equal("policy", (await ReadAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task A_writer_with_an_old_version_is_told_so()
    {
        var grain = NewGrain();
        var mine = State("mine", 1);
        await _storage.WriteStateAsync(Policy, grain, mine, Token);
        var theirs = await ReadAsync(grain);
        theirs.State!.Text = "theirs";
        await _storage.WriteStateAsync(Policy, grain, theirs, Token);

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync(Policy, grain, mine, Token));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync(Policy, grain, mine, Token));

        Assert.Equal("theirs", (await ReadAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task A_writer_that_knows_a_version_does_not_bring_deleted_state_back()
    {
        var grain = NewGrain();
        var mine = State("mine", 1);
        await _deleting.WriteStateAsync(Policy, grain, mine, Token);
        var theirs = await ReadAsync(grain);
        await _deleting.ClearStateAsync(Policy, grain, theirs, Token);

        await Assert.ThrowsAsync<InconsistentStateException>(() => _deleting.WriteStateAsync(Policy, grain, mine, Token));

        var read = await ReadAsync(grain);
        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
    }

    [Fact]
    public async Task Cleared_state_is_empty_keeps_its_version_and_can_be_written_again()
    {
        var grain = NewGrain();
        var state = State("first", 1);
        await _storage.WriteStateAsync(Policy, grain, state, Token);

        await _storage.ClearStateAsync(Policy, grain, state, Token);
        var cleared = await ReadAsync(grain);
        cleared.State = new() { Text = "second" };
        await _storage.WriteStateAsync(Policy, grain, cleared, Token);

        Assert.False(state.RecordExists);
        Assert.Equal("second", (await ReadAsync(grain)).State!.Text);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync(Policy, grain, State("stale", 1), Token));
    }

    [Fact]
    public async Task Of_simultaneous_first_writers_exactly_one_succeeds()
    {
        for (var round = 0; round < 20; round++)
        {
            var grain = NewGrain();
            using var start = new Barrier(8);
            var writers = Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(Token);
                    return FirstWriteAsync(grain, i);
                },
                Token,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap());

            var outcomes = await Task.WhenAll(writers);

            var winner = Assert.Single(outcomes, outcome => outcome is not null);
            Assert.Equal(winner, (await ReadAsync(grain)).State!.Number);
        }
    }

    private static GrainId NewGrain() => GrainId.Create("test", $"R-{Guid.NewGuid():n}");

    private static GrainState<Note> State(string text, int number) => new(new() { Text = text, Number = number });

    private async Task<GrainState<Note>> ReadAsync(GrainId grain)
    {
        var state = new GrainState<Note>();
        await _storage.ReadStateAsync(Policy, grain, state, Token);
        return state;
    }

    // The number it wrote, or null if another was first.
    private async Task<int?> FirstWriteAsync(GrainId grain, int number)
    {
        try
        {
            await _storage.WriteStateAsync(Policy, grain, State("first", number), Token);
            return number;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }

    [GenerateSerializer]
    [Alias("StudentActors.Storage.Tests.Note")]
    public sealed class Note
    {
        [Id(0)]
        public string Text { get; set; } = "";

        [Id(1)]
        public int Number { get; set; }
    }
}
