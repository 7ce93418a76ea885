using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore
{
    private static readonly SqlFile SchoolSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Schools");
    private static readonly string FindSchoolSql = SchoolSql["Find"];
    private static readonly string ListSchoolsSql = SchoolSql["List"];
    private static readonly string OwingSql = SchoolSql["Owing"];

    public Task<StoredSchool?> FindSchoolAsync(SchoolCode code, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Statement(FindSchoolSql).Bind(SchoolIds.For(code)).One(School), cancellationToken);

    public Task<IReadOnlyList<StoredSchool>> ListSchoolsAsync(
        AuthorityCode authority, SchoolCode? after, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<StoredSchool>>(
            session => session.Statement(ListSchoolsSql)
                .Bind(authority.ToColumn()).Bind(after?.ToColumn() ?? 0).Bind(limit)
                .All(School),
            cancellationToken);

    public Task<IReadOnlyList<StoredSchool>> ListSchoolsOwingAsync(
        SchoolDebts debt, AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return _readers.ReadAsync<IReadOnlyList<StoredSchool>>(
            session => session.Statement(OwingSql)
                .Bind(first).Bind(last).Bind(after?.Authority.ToColumn() ?? 0).Bind(after?.Code.ToColumn() ?? 0).Bind(limit).Bind((int)debt)
                .All(School),
            cancellationToken);
    }

    private static StoredSchool School(SqliteStatement row) =>
        new(ColumnCodes.School(row.Int64(0)), ColumnCodes.Authority(row.Int32(1)), row.Int32(2), row.Bytes(3), row.Bytes(4));
}
