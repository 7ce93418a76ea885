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
    private static readonly OwnedSql TasksSql = new(CaseSql["Tasks"], 4);
    private static readonly OwnedSql ListCasesSql = new(CaseSql["List"], 5);
    private static readonly OwnedSql OverdueTasksSql = new(CaseSql["OverdueTasks"], 7);
    private static readonly OwnedSql CountHeldSql = new(CaseSql["CountHeld"], 2);
    private static readonly OwnedSql CountOpenSql = new(CaseSql["CountOpen"], 0);
    private static readonly OwnedSql KeepingPlacesSql = new(CaseSql["KeepingPlaces"], 1);
    private static readonly OwnedSql CountHeldPlacesSql = new(CaseSql["CountHeldPlaces"], 1);

    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellationToken) =>
        _reader.OneAsync(FindCaseSql, Case, cancellationToken, Value.Of(id.Guid));

    public Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, CancellationToken cancellationToken) =>
        ReadTasksAsync(query, null, cancellationToken);

    public Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken) =>
        ListCasesAsync(query, null, cancellationToken);

    public Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(AuthorityCode region, CancellationToken cancellationToken) =>
        CountHeldStepsAsync(region, null, cancellationToken);

    public Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(CancellationToken cancellationToken) =>
        CountOpenCasesAsync(null, cancellationToken);

    public Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        ListCasesKeepingPlacesAsync(school, null, cancellationToken);

    public Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        CountHeldPlacesAsync(school, null, cancellationToken);

    internal async Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, int[]? owned, CancellationToken cancellationToken)
    {
        var office = Value.Of(query.Office.ToColumn());
        var (due, id) = (Value.Of(query.After?.DueAt ?? DateTimeOffset.UnixEpoch), Value.Of(query.After?.Id.Guid ?? Guid.Empty));
        if (!query.OverdueOnly)
        {
            return await _reader.AllAsync(
                TasksSql.For(owned), Case, cancellationToken, OwnedSql.Values(owned, office, due, id, Value.Of(query.Limit)));
        }

        var (first, last) = CaseColumnCodes.ToldOf(query.Office);
        return await _reader.AllAsync(
            OverdueTasksSql.For(owned), Case, cancellationToken,
            OwnedSql.Values(
                owned,
                office, due, id, Value.Of(first), Value.Of(last), Value.Each(CaseColumnCodes.AtOrAbove(query.Office)), Value.Of(query.Limit)));
    }

    internal async Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, int[]? owned, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(query.Authority ?? AuthorityCode.Nation);
        return await _reader.AllAsync(
            ListCasesSql.For(owned), Case, cancellationToken,
            OwnedSql.Values(
                owned,
                Value.Of(query.After?.Guid ?? Guid.Empty), Value.Of(first), Value.Of(last), Value.Of(query.OverdueOnly), Value.Of(query.Limit)));
    }

    internal async Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(
        AuthorityCode region, int[]? owned, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return await _reader.AllAsync(
            CountHeldSql.For(owned),
            row => new HeldStepCount(
                ColumnCodes.Authority(row.GetInt32(0)), (CaseParty)row.GetInt16(1), (CaseType)row.GetInt16(2), row.GetInt64(3),
                row.GetInt64(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken,
            OwnedSql.Values(owned, Value.Of(first), Value.Of(last)));
    }

    internal async Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(int[]? owned, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            CountOpenSql.For(owned),
            row => new OpenCaseCount(
                CaseColumnCodes.Province(row.GetInt32(0)), (CaseType)row.GetInt16(1), (int)row.GetInt64(2), (int)row.GetInt64(3)),
            cancellationToken,
            OwnedSql.Values(owned));

    internal async Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(
        SchoolCode school, int[]? owned, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            KeepingPlacesSql.For(owned),
            row => new CaseKey(new CaseId(row.GetGuid(0)), (CaseType)row.GetInt16(1)),
            cancellationToken,
            OwnedSql.Values(owned, Value.Of(school.ToColumn())));

    internal async Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(
        SchoolCode school, int[]? owned, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            CountHeldPlacesSql.For(owned),
            row => new HeldPlaceCount(ColumnCodes.Class(row.GetInt32(0)), (int)row.GetInt64(1)),
            cancellationToken,
            OwnedSql.Values(owned, Value.Of(school.ToColumn())));

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
