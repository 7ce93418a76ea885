using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class StudentArrays(CommitArrays arrays)
{
    private readonly List<Guid> _ids = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _expected = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<int> _versions = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<long> _schools = arrays.Array<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _authorities = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<int> _classes = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<short> _statuses = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<short> _sexes = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<short> _birthYears = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<short> _numberKinds = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<bool> _problems = arrays.Array<bool>(NpgsqlDbType.Boolean);
    private readonly List<byte[]> _heads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<byte[]> _payloads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<bool> _enters = arrays.Array<bool>(NpgsqlDbType.Boolean);
    private readonly List<Guid?> _cases = arrays.Array<Guid?>(NpgsqlDbType.Uuid);

    /// <param name="joined">The case that is written together with the student.</param>
    public void Add(StudentWrite student, Guid? joined)
    {
        var columns = student.Columns;
        _ids.Add(student.Id);
        _expected.Add(student.ExpectedVersion);
        _versions.Add(student.Version);
        _schools.Add(columns.School.ToColumn());
        _authorities.Add(columns.HomeAuthority.ToColumn());
        _classes.Add(columns.Class.ToColumn());
        _statuses.Add((short)columns.Status);
        _sexes.Add((short)columns.Sex);
        _birthYears.Add((short)columns.BirthYear);
        _numberKinds.Add((short)columns.NumberKind);
        _problems.Add(columns.HasProblem);
        _heads.Add(student.HeadHash);
        _payloads.Add(student.Payload);
        _enters.Add(student.Enters);
        _cases.Add(joined);
    }
}
