using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class ClaimArrays(CommitArrays arrays)
{
    private readonly List<Guid> _hashes = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<short> _kinds = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<Guid> _records = arrays.Array<Guid>(NpgsqlDbType.Uuid);

    public void Add(ClaimKey key, Guid record)
    {
        _hashes.Add(key.Hash);
        _kinds.Add((short)key.Kind);
        _records.Add(record);
    }
}
