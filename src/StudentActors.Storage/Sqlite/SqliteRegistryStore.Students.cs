using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore
{
    private static readonly SqlFile StudentSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Students");
    private static readonly string FindStudentSql = StudentSql["Find"];
    private static readonly string RosterSql = StudentSql["Roster"];
    private static readonly string CountSchoolSql = StudentSql["CountSchool"];
    private static readonly string CountAuthoritySql = StudentSql["CountAuthority"];
    private static readonly string FindClaimSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Commit")["FindClaim"];

    public Task<StoredStudent?> FindStudentAsync(StudentId id, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Statement(FindStudentSql).Bind(id.Guid).One(Student), cancellationToken);

    public Task<Guid?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Statement(FindClaimSql).Bind(key.Hash).Bind((int)key.Kind).OneValue(row => row.Guid(0)),
        cancellationToken);

    public Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, CancellationToken cancellationToken)
    {
        var (first, last) = query.Class is { } only ? (only.ToColumn(), only.ToColumn()) : (0, int.MaxValue);
        return _readers.ReadAsync<IReadOnlyList<StoredStudent>>(
            session => session.Statement(RosterSql)
                .Bind(query.School.ToColumn()).Bind(first).Bind(last)
                .Bind(query.After?.Class.ToColumn() ?? 0).Bind(query.After?.Id.Guid ?? Guid.Empty)
                .Bind((int?)query.Status).Bind(query.Limit)
                .All(Student),
            cancellationToken);
    }

    public Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<HeadCount>>(
            session => session.Statement(CountSchoolSql).Bind(school.ToColumn()).All(Count), cancellationToken);

    public Task<IReadOnlyList<SchoolHeadCount>> CountAuthorityAsync(AuthorityCode authority, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<SchoolHeadCount>>(
            session => session.Statement(CountAuthoritySql).Bind(authority.ToColumn())
                .All(row => new SchoolHeadCount(ColumnCodes.School(row.Int64(4)), Count(row))),
            cancellationToken);

    private static StoredStudent Student(SqliteStatement row) => new(
        new StudentId(row.Guid(0)),
        row.Int32(1),
        row.Bytes(2),
        row.Bytes(3),
        new StudentColumns(
            ColumnCodes.School(row.Int64(4)),
            ColumnCodes.Authority(row.Int32(5)),
            ColumnCodes.Class(row.Int32(6)),
            (StudentStatus)row.Int32(7),
            (Sex)row.Int32(8),
            row.Int32(9),
            (NumberKind)row.Int32(10),
            row.Int32(11) != 0));

    private static HeadCount Count(SqliteStatement row) =>
        new(ColumnCodes.Class(row.Int32(0)), (Sex)row.Int32(1), (StudentStatus)row.Int32(2), row.Int32(3));
}
