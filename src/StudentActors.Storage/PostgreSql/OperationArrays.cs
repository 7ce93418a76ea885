using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class OperationArrays(CommitArrays arrays)
{
    private readonly List<Guid> _ids = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<byte[]> _hashes = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<Guid> _records = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _versions = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<DateTime> _times = arrays.Array<DateTime>(NpgsqlDbType.TimestampTz);

    public void Add(AnswerWrite answer, RecordWrite record)
    {
        _ids.Add(answer.Operation.Id);
        _hashes.Add(answer.Operation.RequestHash);
        _records.Add(record.Id);
        _versions.Add(record.Version);
        _times.Add(answer.At.UtcDateTime);
    }
}
