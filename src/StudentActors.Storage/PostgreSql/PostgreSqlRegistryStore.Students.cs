using Npgsql;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore
{
    private static readonly SqlFile StudentSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Students");
    private static readonly string FindStudentSql = StudentSql["Find"];
    private static readonly OwnedSql RosterSql = new(StudentSql["Roster"], 7);
    private static readonly OwnedSql CountSchoolSql = new(StudentSql["CountSchool"], 1);
    private static readonly OwnedSql CountSchoolsSql = new(StudentSql["CountSchools"], 1);
    private static readonly string CountAuthoritySql = StudentSql["CountAuthority"];
    private static readonly string FindClaimSql = StudentSql["FindClaim"];

    public Task<StoredStudent?> FindStudentAsync(StudentId id, CancellationToken cancellationToken) =>
        _reader.OneAsync(FindStudentSql, Student, cancellationToken, Value.Of(id.Guid));

    public async Task<Guid?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken)
    {
        var owners = await _reader.AllAsync(
            FindClaimSql, row => row.GetGuid(0), cancellationToken, Value.Of(key.Hash), Value.Of((int)key.Kind));
        return owners.Count > 0 ? owners[0] : null;
    }

    public Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, CancellationToken cancellationToken) =>
        ReadRosterAsync(query, null, cancellationToken);

    public Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, CancellationToken cancellationToken) =>
        CountSchoolAsync(school, null, cancellationToken);

    internal async Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, int[]? owned, CancellationToken cancellationToken)
    {
        var (first, last) = query.Class is { } only ? (only.ToColumn(), only.ToColumn()) : (0, int.MaxValue);
        return await _reader.AllAsync(
            RosterSql.For(owned), Student, cancellationToken,
            OwnedSql.Values(
                owned,
                Value.Of(query.School.ToColumn()), Value.Of(first), Value.Of(last),
                Value.Of(query.After?.Class.ToColumn() ?? 0), Value.Of(query.After?.Id.Guid ?? Guid.Empty),
                Value.Of((int?)query.Status), Value.Of(query.Limit)));
    }

    internal async Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, int[]? owned, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            CountSchoolSql.For(owned), Count, cancellationToken, OwnedSql.Values(owned, Value.Of(school.ToColumn())));

    /// <summary>Students of the schools, which lie in whatever shard.</summary>
    internal async Task<IReadOnlyList<SchoolHeadCount>> CountSchoolsAsync(
        IEnumerable<SchoolCode> schools, int[]? owned, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            CountSchoolsSql.For(owned), SchoolCount, cancellationToken,
            OwnedSql.Values(owned, Value.Each(schools.Select(school => school.ToColumn()))));

    public async Task<IReadOnlyList<SchoolHeadCount>> CountAuthorityAsync(AuthorityCode authority, CancellationToken cancellationToken) =>
        await _reader.AllAsync(CountAuthoritySql, SchoolCount, cancellationToken, Value.Of(authority.ToColumn()));

    private static StoredStudent Student(NpgsqlDataReader row) => new(
        new StudentId(row.GetGuid(0)),
        row.GetInt32(1),
        row.GetFieldValue<byte[]>(2),
        row.GetFieldValue<byte[]>(3),
        new StudentColumns(
            ColumnCodes.School(row.GetInt64(4)),
            ColumnCodes.Authority(row.GetInt32(5)),
            ColumnCodes.Class(row.GetInt32(6)),
            (StudentStatus)row.GetInt16(7),
            (Sex)row.GetInt16(8),
            row.GetInt16(9),
            (NumberKind)row.GetInt16(10),
            row.GetBoolean(11)));

    private static SchoolHeadCount SchoolCount(NpgsqlDataReader row) => new(ColumnCodes.School(row.GetInt64(4)), Count(row));

    private static HeadCount Count(NpgsqlDataReader row) =>
        new(ColumnCodes.Class(row.GetInt32(0)), (Sex)row.GetInt16(1), (StudentStatus)row.GetInt16(2), (int)row.GetInt64(3));
}
