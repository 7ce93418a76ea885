using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Accounts;

public sealed class TokenKeysGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task Keys_are_kept_over_a_restart_until_their_last_token_has_expired()
    {
        var now = cluster.Time.GetUtcNow();
        await Grain.Publish(new TokenKey("short", [1], now.AddMinutes(5)), default);
        await Grain.Publish(new TokenKey("long", [2], now.AddHours(1)), default);
        await Grain.Publish(new TokenKey("long", [3], now.AddHours(2)), default);

        await cluster.RestartAsync();
        var before = await Grain.Read(default);
        cluster.Time.Advance(TimeSpan.FromMinutes(5));
        var after = await Grain.Read(default);

        Assert.Equal(["short", "long"], before.Select(key => key.Id));
        Assert.Equal([3], Assert.Single(after).PublicKey);
    }

    private ITokenKeysGrain Grain => cluster.Grains.GetGrain<ITokenKeysGrain>(GrainKeys.TokenKeys);
}
