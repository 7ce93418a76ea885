using System.Text.RegularExpressions;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>The shards of a registry, as home lists them.</summary>
/// <param name="home">The first database, migrated.</param>
public sealed partial class ShardRegister(NpgsqlDataSource home)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ShardRegister), "Shards");

    private readonly PostgreSqlReader _home = new(home);

    /// <summary>All shards, home first, and how many buckets each has.</summary>
    public async Task<IReadOnlyList<(Shard Shard, int Buckets)>> ReadAsync(CancellationToken cancellationToken)
    {
        var map = await new MapReader(home).ReadAsync(cancellationToken);
        return [.. map.Shards.Select(shard => (shard, map.OwnedBy(shard.Number).Length))];
    }

    /// <summary>The shard of each bucket.</summary>
    public async Task<IReadOnlyList<int>> ReadOwnersAsync(CancellationToken cancellationToken)
    {
        var map = await new MapReader(home).ReadAsync(cancellationToken);
        return [.. Enumerable.Range(0, 256).Select(bucket => map.Of((byte)bucket))];
    }

    /// <summary>Makes an empty database, which has been migrated, a shard without buckets. Does nothing where it is that shard already.</summary>
    /// <param name="connection">How processes of the registry reach it: without a password; what it leaves out is taken from the connection to home.</param>
    /// <exception cref="ShardRefusedException">The name is taken or none, or the database has records or belongs to another registry.</exception>
    public async Task<Shard> AddAsync(string name, string connection, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (!Name().IsMatch(name))
            throw new ShardRefusedException("A shard's name has 1 to 32 characters: small letters, digits and hyphens, a letter first.");
        var homeIdentity = await IdentityAsync(_home, cancellationToken);
        var reader = new PostgreSqlReader(database);
        if (await IdentityAsync(reader, cancellationToken) == homeIdentity)
            throw new ShardRefusedException("The database is home itself.");
        var named = (await ReadAsync(cancellationToken)).Select(known => known.Shard).FirstOrDefault(shard => shard.Name == name);
        if (await MetaAsync(reader, MetaNames.Shard, cancellationToken) is { } marked)
        {
            if (await MetaAsync(reader, MetaNames.ShardHome, cancellationToken) != homeIdentity.ToString("D"))
                throw new ShardRefusedException("The database is a shard of another registry.");
            if (named?.Identity == Guid.Parse(marked))
                return named;
        }

        if (named is not null)
            throw new ShardRefusedException($"There is another shard of the name '{name}'.");
        if ((await reader.AllAsync(Sql["HasRecords"], row => row.GetBoolean(0), cancellationToken))[0])
            throw new ShardRefusedException("The database is not empty. A shard begins with an empty one.");
        var shard = await MarkAsync(reader, name, connection, homeIdentity, cancellationToken);

        // Last of all: from here on every process opens it.
        if (await _home.ExecuteAsync(Sql["AddShard"], cancellationToken, Value.Of(name), Value.Of(connection), Value.Of(shard.Identity)) == 0)
            throw new ShardRefusedException("Another shard was added at the same time. Add this one again.");
        return (await ReadAsync(cancellationToken)).Single(known => known.Shard.Identity == shard.Identity).Shard;
    }

    // Begun before and broken off, it keeps its identity.
    private async Task<Shard> MarkAsync(
        PostgreSqlReader database, string name, string connection, Guid homeIdentity, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(Sql["CloseAllBuckets"], cancellationToken);
        if (await MetaAsync(_home, MetaNames.KeyRing, cancellationToken) is { } keyRing)
        {
            await WriteMetaAsync(database, MetaNames.KeyRing, keyRing, cancellationToken);
            if (await MetaAsync(database, MetaNames.KeyRing, cancellationToken) != keyRing)
                throw new ShardRefusedException("The database is bound to the key ring of another registry.");
        }

        await WriteMetaAsync(database, MetaNames.ShardHome, homeIdentity.ToString("D"), cancellationToken);
        await WriteMetaAsync(database, MetaNames.Shard, Guid.NewGuid().ToString("D"), cancellationToken);
        return new Shard(0, name, connection, Guid.Parse((await MetaAsync(database, MetaNames.Shard, cancellationToken))!));
    }

    private static async Task<Guid> IdentityAsync(PostgreSqlReader database, CancellationToken cancellationToken) =>
        (await database.AllAsync(Sql["ReadHome"], row => row.GetGuid(0), cancellationToken))[0];

    private static Task<string?> MetaAsync(PostgreSqlReader database, string name, CancellationToken cancellationToken) =>
        database.OneAsync(Sql["ReadMeta"], row => row.GetString(0), cancellationToken, Value.Of(name));

    private static Task<int> WriteMetaAsync(PostgreSqlReader database, string name, string value, CancellationToken cancellationToken) =>
        database.ExecuteAsync(Sql["WriteMeta"], cancellationToken, Value.Of(name), Value.Of(value));

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$")]
    private static partial Regex Name();
}
