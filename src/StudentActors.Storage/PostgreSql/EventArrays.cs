using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class EventArrays(CommitArrays arrays)
{
    private readonly List<Guid> _records = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _sequences = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<short> _recordKinds = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<string> _kinds = arrays.Array<string>(NpgsqlDbType.Text);
    private readonly List<DateTime> _times = arrays.Array<DateTime>(NpgsqlDbType.TimestampTz);
    private readonly List<string> _actors = arrays.Array<string>(NpgsqlDbType.Text);
    private readonly List<long> _schools = arrays.Array<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _authorities = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<byte[]> _hashes = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<byte[]> _payloads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);

    public void Add(RecordWrite record, (long School, int Authority) place, EventWrite change)
    {
        _records.Add(record.Id);
        _sequences.Add(change.Sequence);
        _recordKinds.Add((short)record.Kind);
        _kinds.Add(change.Kind);
        _times.Add(change.At.UtcDateTime);
        _actors.Add(change.Actor);
        _schools.Add(place.School);
        _authorities.Add(place.Authority);
        _hashes.Add(change.Hash);
        _payloads.Add(change.Payload);
    }
}
