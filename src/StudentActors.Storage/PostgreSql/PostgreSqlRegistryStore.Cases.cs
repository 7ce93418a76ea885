using Npgsql;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore : ICaseStore
{
    private static readonly SqlFile CaseSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Cases");
    private static readonly string FindCaseSql = CaseSql["Find"];
    private static readonly string TasksSql = CaseSql["Tasks"];
    private static readonly string ListCasesSql = CaseSql["List"];
    private static readonly string OverdueTasksSql = CaseSql["OverdueTasks"];
    private static readonly string CountHeldSql = CaseSql["CountHeld"];
    private static readonly string CountOpenSql = CaseSql["CountOpen"];
    private static readonly string KeepingPlacesSql = CaseSql["KeepingPlaces"];
    private static readonly string CountHeldPlacesSql = CaseSql["CountHeldPlaces"];

    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellationToken) =>
        _reader.OneAsync(FindCaseSql, Case, cancellationToken, Value.Of(id.Guid));

    public async Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var office = Value.Of(query.Office.ToColumn());
        var (due, id) = (Value.Of(query.After?.DueAt ?? DateTimeOffset.UnixEpoch), Value.Of(query.After?.Id.Guid ?? Guid.Empty));
        if (!query.OverdueOnly)
            return await _reader.AllAsync(TasksSql, Case, cancellationToken, office, due, id, Value.Of(query.Limit));
        var (first, last) = CaseColumnCodes.ToldOf(query.Office);
        return await _reader.AllAsync(
            OverdueTasksSql, Case, cancellationToken,
            office, due, id, Value.Of(first), Value.Of(last), Value.Each(CaseColumnCodes.AtOrAbove(query.Office)), Value.Of(query.Limit));
    }

    public async Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(query.Authority ?? AuthorityCode.Nation);
        return await _reader.AllAsync(
            ListCasesSql, Case, cancellationToken,
            Value.Of(query.After?.Guid ?? Guid.Empty), Value.Of(first), Value.Of(last), Value.Of(query.OverdueOnly), Value.Of(query.Limit));
    }

    public async Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return await _reader.AllAsync(
            CountHeldSql,
            row => new HeldStepCount(
                ColumnCodes.Authority(row.GetInt32(0)), (CaseParty)row.GetInt16(1), (CaseType)row.GetInt16(2), row.GetInt64(3),
                row.GetInt64(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken,
            Value.Of(first), Value.Of(last));
    }

    public async Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            CountOpenSql,
            row => new OpenCaseCount(
                CaseColumnCodes.Province(row.GetInt32(0)), (CaseType)row.GetInt16(1), (int)row.GetInt64(2), (int)row.GetInt64(3)),
            cancellationToken);

    public async Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            KeepingPlacesSql, row => new CaseKey(new CaseId(row.GetGuid(0)), (CaseType)row.GetInt16(1)), cancellationToken, Value.Of(school.ToColumn()));

    public async Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            CountHeldPlacesSql,
            row => new HeldPlaceCount(ColumnCodes.Class(row.GetInt32(0)), (int)row.GetInt64(1)),
            cancellationToken,
            Value.Of(school.ToColumn()));

    private static StoredCase Case(NpgsqlDataReader row) => new(
        new CaseId(row.GetGuid(0)),
        row.GetInt32(1),
        row.GetFieldValue<byte[]>(2),
        row.GetFieldValue<byte[]>(3),
        new CaseColumns(
            (CaseType)row.GetInt16(4),
            (CaseState)row.GetInt16(5),
            row.GetBoolean(6),
            new StudentId(row.GetGuid(7)),
            ColumnCodes.School(row.GetInt64(8)),
            ColumnCodes.Authority(row.GetInt32(9)),
            row.IsDBNull(10) ? null : new HeldStep(
                CaseColumnCodes.Office(row.GetInt64(10)),
                ColumnCodes.Authority(row.GetInt32(11)),
                (CaseParty)row.GetInt16(12),
                row.GetFieldValue<DateTimeOffset>(13),
                row.GetBoolean(14),
                row.GetBoolean(15),
                row.IsDBNull(16) ? null : ColumnCodes.Authority(row.GetInt32(16))),
            row.IsDBNull(17) ? null : new HeldPlace(ColumnCodes.School(row.GetInt64(17)), ColumnCodes.Class(row.GetInt32(18))),
            row.GetFieldValue<DateTimeOffset>(19)));
}
