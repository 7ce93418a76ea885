using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>
/// A registry in two databases, each of which has every other stretch of buckets: of 32, and of one at either end. Whoever goes through all buckets asks for
/// each stretch alone, so that many of them would only take time.
/// </summary>
public sealed class TwoShardDatabase(SharedPostgres postgres) : RegistryDatabase
{
    private const string ShareOut =
        """
        UPDATE registry_bucket SET shard = CASE WHEN bucket IN (0, 255) THEN 1 - bucket / 32 % 2 ELSE bucket / 32 % 2 END
        """;

    private NpgsqlDataSource[] _databases = [];
    private ShardedTables? _layout;

    public override int Databases => _databases.Length;

    /// <summary>The shard that has a bucket.</summary>
    public static int ShardOf(byte bucket) => bucket is 0 or 255 ? 1 - (bucket / 32 % 2) : bucket / 32 % 2;

    /// <summary>A shard's keys for whoever takes and gives them up as a unit would that is never stored; the caller ends them.</summary>
    internal ReservedKeys Keys(int shard) => new(_databases[shard], new GroupCommitOptions());

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
        var names = new[] { await postgres.CreateRegistryAsync(cancellationToken), await postgres.CreateRegistryAsync(cancellationToken) };
        // The first pool is that of every store of a test class, whose writers keep their connections; the second is one for each store.
        names = [$"{names[0]};Maximum Pool Size=30", $"{names[1]};Maximum Pool Size=10"];
        _databases = [.. names.Select(NpgsqlDataSource.Create)];
        var register = new ShardRegister(_databases[0]);
        await register.AddAsync("second", names[1], _databases[1], cancellationToken);
        await ScalarAsync(_databases[0], ShareOut);
        await ScalarAsync(_databases[0], "INSERT INTO closed_bucket (bucket, move) SELECT bucket, 0 FROM registry_bucket WHERE shard = 1");
        var second = (await register.ReadOwnersAsync(cancellationToken)).Index().Where(bucket => bucket.Item == 1).Select(bucket => bucket.Index);
        await ScalarAsync(_databases[1], $"DELETE FROM closed_bucket WHERE bucket IN ({string.Join(',', second)})");
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
