using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Sharding;

/// <summary>Tells every shard which schools of another one take nobody.</summary>
internal sealed class ClosedSchools(ShardDirectory directory)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ClosedSchools), "Shards");
    private static readonly string ReadClosedSql = Sql["ReadClosedSchools"];
    private static readonly string ReadStatesSql = Sql["ReadSchoolStates"];
    private static readonly string ReadToldSql = Sql["ReadToldSchools"];
    private static readonly string TellSql = Sql["TellOfSchools"];

    /// <summary>Tells of one school as it was just committed.</summary>
    public Task TellAsync(ShardMap map, SchoolWrite school, CancellationToken cancellationToken) =>
        TellOthersAsync(map, [new State(school.Code.ToColumn(), school.Version, (short)school.State)], cancellationToken);

    /// <summary>Tells of all schools that take nobody, and of those that were said not to and do.</summary>
    public async Task TellAsync(ShardMap map, CancellationToken cancellationToken)
    {
        if (map.Shards.Count == 1)
            return;
        var own = await directory.ShardAsync(map, map.Of(ShardedRegistryStore.AnySchool));
        var closed = await own.Reader.AllAsync(ReadClosedSql, Read, cancellationToken);
        var told = new HashSet<long>();
        foreach (var shard in map.Shards.Where(shard => shard.Number != own.Number))
        {
            var other = await directory.ShardAsync(map, shard.Number);
            told.UnionWith(await other.Reader.AllAsync(ReadToldSql, row => row.GetInt64(0), cancellationToken));
        }

        told.ExceptWith(closed.Select(school => school.Code));
        var open = await own.Reader.AllAsync(ReadStatesSql, Read, cancellationToken, Value.Each(told.Select(code => SchoolIds.For(ColumnCodes.School(code)))));
        await TellOthersAsync(map, [.. closed, .. open], cancellationToken);
    }

    private async Task TellOthersAsync(ShardMap map, List<State> schools, CancellationToken cancellationToken)
    {
        if (schools.Count == 0)
            return;
        foreach (var shard in map.Shards.Where(shard => shard.Number != map.Of(ShardedRegistryStore.AnySchool)))
        {
            await (await directory.ShardAsync(map, shard.Number)).Reader.ExecuteAsync(
                TellSql, cancellationToken,
                Value.Each(schools.Select(school => school.Code)), Value.Each(schools.Select(school => school.Version)),
                Value.Each(schools.Select(school => school.Column)));
        }
    }

    private static State Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt32(1), row.GetInt16(2));

    private sealed record State(long Code, int Version, short Column);
}
