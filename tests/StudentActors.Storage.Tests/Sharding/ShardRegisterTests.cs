using Npgsql;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Sharding;

namespace StudentActors.Storage.Tests.Sharding;

/// <summary>What may become a shard, and what may not.</summary>
public sealed class ShardRegisterTests(SharedPostgres postgres) : IAsyncLifetime
{
    private readonly List<NpgsqlDataSource> _databases = [];
    private ShardRegister _register = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _register = new ShardRegister(await DatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_database_becomes_a_shard_without_buckets_and_adding_it_again_changes_nothing()
    {
        var database = await DatabaseAsync();

        var added = await _register.AddAsync("east", "Host=east", database, Token);

        Assert.Equal((1, "east", "Host=east"), (added.Number, added.Name, added.Connection));
        Assert.Equal(added, await _register.AddAsync("east", "Host=east", database, Token));
        Assert.Equal([("home", 256), ("east", 0)], (await _register.ReadAsync(Token)).Select(known => (known.Shard.Name, known.Buckets)));
    }

    [Fact]
    public async Task A_database_with_records_is_refused()
    {
        var database = await DatabaseAsync();
        await ExecuteAsync(database, "INSERT INTO claim (hash, record, kind) VALUES (gen_random_uuid(), gen_random_uuid(), 1)");

        await RefusedAsync("not empty", "east", database);
    }

    [Fact]
    public async Task Home_itself_and_a_shard_of_another_registry_are_refused()
    {
        var stranger = await DatabaseAsync();
        await new ShardRegister(await DatabaseAsync()).AddAsync("east", "Host=east", stranger, Token);

        await RefusedAsync("home itself", "east", _databases[0]);
        await RefusedAsync("another registry", "east", stranger);
    }

    [Fact]
    public async Task A_database_that_is_bound_to_another_key_ring_is_refused()
    {
        var database = await DatabaseAsync();
        await ExecuteAsync(_databases[0], "INSERT INTO registry_meta (name, value) VALUES ('key_ring', 'ours')");
        await ExecuteAsync(database, "INSERT INTO registry_meta (name, value) VALUES ('key_ring', 'theirs')");

        await RefusedAsync("key ring", "east", database);
    }

    [Theory]
    [InlineData("")]
    [InlineData("East")]
    [InlineData("1east")]
    [InlineData("home")]
    [InlineData("a-name-that-is-longer-than-thirty-two")]
    public async Task A_name_that_is_taken_or_none_is_refused(string name) => await RefusedAsync("name", name, await DatabaseAsync());

    [Fact]
    public void A_connection_takes_from_home_what_it_leaves_out_and_keeps_no_secret()
    {
        var kept = ShardConnections.WithoutSecrets("Host=b;Username=u;Password=secret");
        var complete = new NpgsqlConnectionStringBuilder(ShardConnections.Complete("Host=a;Username=x;Password=p;Database=r", "Host=b;Database=s"));

        Assert.DoesNotContain("secret", kept);
        Assert.Equal(("b", "x", "p", "s"), (complete.Host, complete.Username, complete.Password, complete.Database));
    }

    private async Task RefusedAsync(string reason, string name, NpgsqlDataSource database)
    {
        var refused = await Assert.ThrowsAsync<ShardRefusedException>(() => _register.AddAsync(name, "Host=east", database, Token));

        Assert.Contains(reason, refused.Message);
        Assert.Single(await _register.ReadAsync(Token));
    }

    private async Task<NpgsqlDataSource> DatabaseAsync()
    {
        var database = NpgsqlDataSource.Create($"{await postgres.CreateDatabaseAsync(Token)};Maximum Pool Size=3");
        _databases.Add(database);
        await new PostgreSqlMigrator(database, TimeProvider.System).UpAsync(Token);
        return database;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }
}
