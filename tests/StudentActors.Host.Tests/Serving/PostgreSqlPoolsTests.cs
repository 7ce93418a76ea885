using Npgsql;
using StudentActors.Host.Serving;
using StudentActors.Storage.Sharding;

namespace StudentActors.Host.Tests.Serving;

public sealed class PostgreSqlPoolsTests(SharedPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_the_server_is_set_to_the_registry_plans_once_and_compiles_nothing()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var pools = new PostgreSqlPools($"{database};Options=-c jit=on -c plan_cache_mode=auto");
        await using var shard = pools.OpenShard(new Shard(1, "east", database, Guid.NewGuid()));

        foreach (var pool in new[] { pools.Registry, shard })
        {
            await using var connection = await pool.OpenConnectionAsync(Token);
            Assert.Equal(("off", "force_generic_plan"), (await SettingAsync(connection, "jit"), await SettingAsync(connection, "plan_cache_mode")));
        }

        await using var ofOrleans = await pools.Orleans.OpenConnectionAsync(Token);
        Assert.Equal("on", await SettingAsync(ofOrleans, "jit"));
    }

    private static async Task<string?> SettingAsync(NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand("SELECT current_setting($1)", connection) { Parameters = { new() { Value = name } } };
        return (string?)await command.ExecuteScalarAsync(Token);
    }
}
