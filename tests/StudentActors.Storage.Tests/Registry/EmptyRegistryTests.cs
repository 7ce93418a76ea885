using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A registry that nothing has been written to.</summary>
public abstract class EmptyRegistryTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_has_no_place_to_go_on_from()
    {
        var page = await database.Store.ReadChangesAsync(new ChangeQuery(null, [], Office.Nation, 10), Token);

        Assert.Empty(page.Changes);
        Assert.Null(page.Next);
        Assert.False(page.More);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    public async Task An_inspection_finds_nothing(int? records)
    {
        var chains = await database.Inspection().FollowChainsAsync(records, Token);

        Assert.Equal((0, 0), (chains.Records, chains.Events));
        Assert.Empty(chains.Broken);
        Assert.Empty(await database.Inspection().FindViolationsAsync(new InspectionScope(), Token));
    }

    [Fact]
    public async Task A_database_stays_bound_to_the_first_key_ring()
    {
        var meta = (IRegistryMeta)database.Store;
        var (mine, other) = (Ring(1), Ring(2));
        await meta.BindAsync(mine, Token);
        await meta.BindAsync(mine, Token);

        var refusal = await Assert.ThrowsAsync<KeyRingMismatchException>(() => meta.BindAsync(other, Token));

        Assert.Equal((mine.Fingerprint, other.Fingerprint), (refusal.Written, refusal.Given));
        await ((IRegistryMeta)database.Open()).BindAsync(mine, Token);
    }

    private static KeyRing Ring(byte seed)
    {
        var key = Enumerable.Repeat(seed, KeyRing.KeyLength).ToArray();
        return new KeyRing(key, [new DataKey(AuthorityCode.Nation, 1, key)]);
    }
}
