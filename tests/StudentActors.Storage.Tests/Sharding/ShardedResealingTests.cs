using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Sharding;

/// <summary>A re-sealing reaches every record, wherever its bucket moves meanwhile.</summary>
public sealed class ShardedResealingTests(SharedPostgres postgres) : IAsyncLifetime
{
    private static readonly AuthorityCode[] Anhui = [AuthorityCode.Parse("340000")];

    private readonly Children _children = new();
    private MovingRegistry _registry = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _registry = await MovingRegistry.CreateAsync(postgres, Token);
        await _registry.ShareOutAsync();
    }

    public async ValueTask DisposeAsync() => await _registry.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Buckets_that_come_to_a_shard_which_has_been_gone_through_keep_no_older_key(bool killed)
    {
        var students = await EnrolAsync();
        _children.Content = _children.Content.Rotate(Anhui, default);
        var resealing = new RegistryResealing(_registry.Layout(), _children.Keys, slice: 4);
        var slices = 0;
        void Move(ResealProgress progress)
        {
            // By then some of home has been gone through, and nothing of the second shard.
            if (++slices != 3)
                return;
            _registry.MoveAsync(128, 255, 0, Token).GetAwaiter().GetResult();
            if (killed)
                throw new OperationCanceledException();
        }

        if (killed)
            await Assert.ThrowsAsync<OperationCanceledException>(() => resealing.RunAsync(Move, Token));
        var ends = await resealing.RunAsync(killed ? _ => { } : Move, Token);

        Assert.Equal(students.Count, ends.Sum(end => end.Records));
        Assert.All(await resealing.ReadProgressAsync(Token), progress => Assert.True(progress!.Done));
        foreach (var id in students)
            Assert.Equal(2, (await _registry.Store.FindStudentAsync(id, Token))!.Payload[3]);
    }

    private async Task<List<StudentId>> EnrolAsync()
    {
        var children = Enumerable.Range(0, 60).Select(_ => _children.Enrol(Registry.Schools.New())).ToList();
        var outcomes = await _registry.Store.CommitManyAsync([.. children.Select(child => child.Unit)], Token);
        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        return [.. children.Select(child => child.Record.Id)];
    }
}
