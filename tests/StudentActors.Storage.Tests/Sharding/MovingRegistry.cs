using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;

namespace StudentActors.Storage.Tests.Sharding;

/// <summary>A registry whose buckets all lie in home, and an empty second shard.</summary>
internal sealed class MovingRegistry : IAsyncDisposable
{
    public const int Second = 1;

    private static readonly string[] Tables = ["student", "claim", "operation", "deadline", "case_record", "dropout_review", "school", "reserved_key"];

    private readonly List<IAsyncDisposable> _opened = [];
    private readonly NpgsqlDataSource[] _databases;

    private MovingRegistry(NpgsqlDataSource[] databases) => _databases = databases;

    public IRegistryStore Store { get; private set; } = null!;

    public ShardRegister Register => new(_databases[0]);

    private static ShardingOptions Options => new()
    {
        PollEvery = TimeSpan.FromMilliseconds(50),
        Lease = TimeSpan.FromMilliseconds(300),
        SlowestRead = TimeSpan.FromMilliseconds(200),
        Undecided = TimeSpan.FromSeconds(1),
        Patience = TimeSpan.FromMinutes(2),
        Reassurance = TimeSpan.FromMilliseconds(200),
    };

    public static async Task<MovingRegistry> CreateAsync(SharedPostgres postgres, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        for (var i = 0; i < 2; i++)
            names.Add($"{await postgres.CreateRegistryAsync(cancellationToken)};Maximum Pool Size=12");
        var registry = new MovingRegistry([.. names.Select(NpgsqlDataSource.Create)]);
        await registry.Register.AddAsync("second", names[1], registry._databases[1], cancellationToken);
        registry.Store = registry.Open();
        return registry;
    }

    /// <summary>As if the second half of the buckets had always lain in the second shard.</summary>
    public async Task ShareOutAsync()
    {
        await ScalarAsync(0, "UPDATE registry_bucket SET shard = bucket / 128");
        await ScalarAsync(0, "INSERT INTO closed_bucket (bucket, move) SELECT bucket, 0 FROM registry_bucket WHERE shard = 1");
        await ScalarAsync(Second, "DELETE FROM closed_bucket WHERE bucket >= 128");
        await Task.Delay(Options.Lease);
    }

    /// <summary>Looks through all of it.</summary>
    public IRegistryInspection Inspection() => new RegistryInspection(Layout());

    public RegistryLayout Layout()
    {
        var tables = new ShardedTables(_databases[0], shard => NpgsqlDataSource.Create(shard.Connection), Options);
        _opened.Add(tables);
        return tables;
    }

    /// <summary>A transaction in home that has written and does not end before it is disposed.</summary>
    public async Task<NpgsqlConnection> WriteForLongAsync()
    {
        var connection = await _databases[0].OpenConnectionAsync();
        await using var write = new NpgsqlCommand("BEGIN; SELECT pg_current_xact_id()", connection);
        await write.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Another process's store.</summary>
    public IRegistryStore Open()
    {
        var store = new ShardedRegistryStore(
            _databases[0], shard => NpgsqlDataSource.Create(shard.Connection), new GroupCommitOptions(), Options, NullLogger<PostgreSqlRegistryStore>.Instance);
        _opened.Add(store);
        return store;
    }

    public BucketMover Mover() => new(_databases[0], shard => NpgsqlDataSource.Create(shard.Connection), Options);

    /// <summary>Plans a move and carries it out.</summary>
    public async Task MoveAsync(byte first, byte last, int target, CancellationToken cancellationToken, int atOnce = 64)
    {
        await using var mover = Mover();
        await mover.PlanAsync(first, last, target, atOnce, cancellationToken);
        await mover.RunAsync(null, cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Texts of the tests.")]
    public async Task<long> ScalarAsync(int shard, string sql)
    {
        await using var command = _databases[shard].CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Puts rows of one shard into another as well.</summary>
    public async Task CopyAsync(string rows, string table, int from, int to)
    {
        await using var source = await _databases[from].OpenConnectionAsync();
        await using var target = await _databases[to].OpenConnectionAsync();
        await using var reading = await source.BeginRawBinaryCopyAsync($"COPY ({rows}) TO STDOUT (FORMAT BINARY)");
        await using var writing = await target.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
        await reading.CopyToAsync(writing);
    }

    /// <summary>Rows that lie in a shard to which their bucket does not belong, and claims and operations that are still marked as undecided.</summary>
    public async Task<IReadOnlyList<string>> FindLeftoversAsync()
    {
        var found = new List<string>();
        for (var shard = 0; shard < _databases.Length; shard++)
        {
            var owned = (await Register.ReadOwnersAsync(CancellationToken.None)).Index().Where(bucket => bucket.Item == shard).Select(bucket => bucket.Index);
            foreach (var table in Tables)
            {
                var key = MovedTable.All.Single(moved => moved.Name == table).Key;
                var rows = await ScalarAsync(
                    shard, $"SELECT count(*) FROM {table} WHERE NOT get_byte(uuid_send({key}), 0) = ANY ('{{{string.Join(',', owned)}}}'::integer[])");
                if (rows > 0)
                    found.Add($"{rows} rows of {table} in shard {shard}");
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        foreach (var database in _databases)
            await database.DisposeAsync();
    }
}
