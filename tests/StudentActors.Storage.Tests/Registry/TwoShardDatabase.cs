using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A registry in two databases: every other bucket lies in the second one.</summary>
public sealed class TwoShardDatabase(SharedPostgres postgres) : RegistryDatabase
{
    private const string ShareOut =
        """
        UPDATE registry_bucket SET shard = bucket % 2
        """;

    private NpgsqlDataSource[] _databases = [];
    private ShardedTables? _layout;

    public override int Databases => _databases.Length;

    public override async Task<long> ScalarAsync(string sql)
    {
        var sum = 0L;
        foreach (var database in _databases)
            sum += await ScalarAsync(database, sql);
        return sum;
    }

    public override RegistryTables Tables() => new PostgreSqlTables(_databases[0]);

    public override string Literal(Guid id) => $"'{id:d}'";

    protected override async Task CreateAsync(CancellationToken cancellationToken)
    {
        var names = new[] { await postgres.CreateDatabaseAsync(cancellationToken), await postgres.CreateDatabaseAsync(cancellationToken) };
        // Many stores at once, each with a pool for each database.
        names = [.. names.Select(name => $"{name};Maximum Pool Size=10")];
        _databases = [.. names.Select(NpgsqlDataSource.Create)];
        foreach (var database in _databases)
            await new PostgreSqlMigrator(database, TimeProvider.System).UpAsync(cancellationToken);
        await new ShardRegister(_databases[0]).AddAsync("second", names[1], _databases[1], cancellationToken);
        await ScalarAsync(_databases[0], ShareOut);
        await ScalarAsync(_databases[0], "INSERT INTO closed_bucket (bucket, move) SELECT bucket, 0 FROM registry_bucket WHERE bucket % 2 = 1");
        await ScalarAsync(_databases[1], "DELETE FROM closed_bucket WHERE bucket % 2 = 1");
    }

    protected override IRegistryStore OpenStore(GroupCommitOptions options) => new ShardedRegistryStore(
        _databases[0], shard => NpgsqlDataSource.Create(shard.Connection), options, new ShardingOptions(), NullLogger<PostgreSqlRegistryStore>.Instance);

    protected override RegistryLayout Layout() =>
        _layout ??= new ShardedTables(_databases[0], shard => NpgsqlDataSource.Create(shard.Connection), new ShardingOptions());

    protected override async ValueTask DropAsync()
    {
        if (_layout is not null)
            await _layout.DisposeAsync();
        foreach (var database in _databases)
            await database.DisposeAsync();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Texts of the tests.")]
    private static async Task<long> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
