using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class SchoolArrays(CommitArrays arrays)
{
    private readonly List<Guid> _ids = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _expected = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<int> _versions = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<long> _codes = arrays.Array<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _authorities = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<byte[]> _heads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<byte[]> _payloads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<short> _states = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<short> _debts = arrays.Array<short>(NpgsqlDbType.Smallint);

    public void Add(SchoolWrite school)
    {
        _ids.Add(school.Id);
        _expected.Add(school.ExpectedVersion);
        _versions.Add(school.Version);
        _codes.Add(school.Code.ToColumn());
        _authorities.Add(school.Authority.ToColumn());
        _heads.Add(school.HeadHash);
        _payloads.Add(school.Payload);
        _states.Add((short)school.State);
        _debts.Add((short)school.Debts);
    }
}
