using NpgsqlTypes;
using StudentActors.Domain.Cases;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class CaseArrays(CommitArrays arrays)
{
    private readonly List<Guid> _ids = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _expected = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<int> _versions = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<short> _types = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<short> _states = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<bool> _open = arrays.Array<bool>(NpgsqlDbType.Boolean);
    private readonly List<bool> _released = arrays.Array<bool>(NpgsqlDbType.Boolean);
    private readonly List<Guid> _students = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<long> _schools = arrays.Array<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _authorities = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<long?> _holders = arrays.Array<long?>(NpgsqlDbType.Bigint);
    private readonly List<int?> _holderAuthorities = arrays.Array<int?>(NpgsqlDbType.Integer);
    private readonly List<short?> _steps = arrays.Array<short?>(NpgsqlDbType.Smallint);
    private readonly List<DateTime?> _dueTimes = arrays.Array<DateTime?>(NpgsqlDbType.TimestampTz);
    private readonly List<bool> _overdue = arrays.Array<bool>(NpgsqlDbType.Boolean);
    private readonly List<bool> _provisional = arrays.Array<bool>(NpgsqlDbType.Boolean);
    private readonly List<int?> _escalatedTo = arrays.Array<int?>(NpgsqlDbType.Integer);
    private readonly List<long?> _heldSchools = arrays.Array<long?>(NpgsqlDbType.Bigint);
    private readonly List<int?> _heldClasses = arrays.Array<int?>(NpgsqlDbType.Integer);
    private readonly List<DateTime> _openingTimes = arrays.Array<DateTime>(NpgsqlDbType.TimestampTz);
    private readonly List<byte[]> _heads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<byte[]> _payloads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);

    public void Add(CaseWrite @case)
    {
        var columns = @case.Columns;
        _ids.Add(@case.Id);
        _expected.Add(@case.ExpectedVersion);
        _versions.Add(@case.Version);
        _types.Add((short)columns.Type);
        _states.Add((short)columns.State);
        _open.Add(columns.State.IsOpen());
        _released.Add(columns.Released);
        _students.Add(columns.Student.Guid);
        _schools.Add(columns.School.ToColumn());
        _authorities.Add(columns.Authority.ToColumn());
        _holders.Add(columns.Held?.Office.ToColumn());
        _holderAuthorities.Add(columns.Held?.Authority.ToColumn());
        _steps.Add((short?)columns.Held?.Party);
        _dueTimes.Add(columns.Held?.DueAt.UtcDateTime);
        _overdue.Add(columns.Held?.Overdue ?? false);
        _provisional.Add(columns.Held?.Provisional ?? false);
        _escalatedTo.Add(columns.Held?.EscalatedTo?.ToColumn());
        _heldSchools.Add(columns.Place?.School.ToColumn());
        _heldClasses.Add(columns.Place?.Class.ToColumn());
        _openingTimes.Add(columns.OpenedAt.UtcDateTime);
        _heads.Add(@case.HeadHash);
        _payloads.Add(@case.Payload);
    }
}
