using Npgsql;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore
{
    private static readonly SqlFile SchoolSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Schools");
    private static readonly string FindSchoolSql = SchoolSql["Find"];
    private static readonly string ListSchoolsSql = SchoolSql["List"];
    private static readonly string OwingSql = SchoolSql["Owing"];
    private static readonly string SchoolCodesSql = SchoolSql["Codes"];

    public Task<StoredSchool?> FindSchoolAsync(SchoolCode code, CancellationToken cancellationToken) =>
        _reader.OneAsync(FindSchoolSql, School, cancellationToken, Value.Of(SchoolIds.For(code)));

    public async Task<IReadOnlyList<StoredSchool>> ListSchoolsAsync(
        AuthorityCode authority, SchoolCode? after, int limit, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            ListSchoolsSql, School, cancellationToken,
            Value.Of(authority.ToColumn()), Value.Of(after?.ToColumn() ?? 0L), Value.Of(limit));

    public async Task<IReadOnlyList<StoredSchool>> ListSchoolsOwingAsync(
        SchoolDebts debt, AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return await _reader.AllAsync(
            OwingSql, School, cancellationToken,
            Value.Of(first), Value.Of(last), Value.Of(after?.Authority.ToColumn() ?? 0), Value.Of(after?.Code.ToColumn() ?? 0L), Value.Of(limit),
            Value.Of((int)debt));
    }

    /// <summary>All schools of one home authority.</summary>
    internal async Task<IReadOnlyList<SchoolCode>> ReadSchoolCodesAsync(AuthorityCode authority, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            SchoolCodesSql, row => ColumnCodes.School(row.GetInt64(0)), cancellationToken, Value.Of(authority.ToColumn()));

    private static StoredSchool School(NpgsqlDataReader row) => new(
        ColumnCodes.School(row.GetInt64(0)),
        ColumnCodes.Authority(row.GetInt32(1)),
        row.GetInt32(2),
        row.GetFieldValue<byte[]>(3),
        row.GetFieldValue<byte[]>(4));
}
