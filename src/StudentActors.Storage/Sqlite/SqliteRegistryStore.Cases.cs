using System.Text.Json;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore : ICaseStore
{
    private static readonly SqlFile CaseSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Cases");
    private static readonly string FindCaseSql = CaseSql["Find"];
    private static readonly string TasksSql = CaseSql["Tasks"];
    private static readonly string ListCasesSql = CaseSql["List"];
    private static readonly string OverdueTasksSql = CaseSql["OverdueTasks"];
    private static readonly string CountHeldSql = CaseSql["CountHeld"];
    private static readonly string CountOpenSql = CaseSql["CountOpen"];
    private static readonly string KeepingPlacesSql = CaseSql["KeepingPlaces"];
    private static readonly string CountHeldPlacesSql = CaseSql["CountHeldPlaces"];

    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Statement(FindCaseSql).Bind(id.Guid).One(Case), cancellationToken);

    public Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.ToldOf(query.Office);
        var above = JsonSerializer.Serialize(CaseColumnCodes.AtOrAbove(query.Office));
        return _readers.ReadAsync<IReadOnlyList<StoredCase>>(
            session =>
            {
                var statement = session.Statement(query.OverdueOnly ? OverdueTasksSql : TasksSql)
                    .Bind(query.Office.ToColumn()).Bind(query.After?.DueAt.ToMicroseconds() ?? 0).Bind(query.After?.Id.Guid ?? Guid.Empty);
                if (query.OverdueOnly)
                    statement.Bind(first).Bind(last).Bind(above);
                return statement.Bind(query.Limit).All(Case);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(query.Authority ?? AuthorityCode.Nation);
        return _readers.ReadAsync<IReadOnlyList<StoredCase>>(
            session => session.Statement(ListCasesSql)
                .Bind(query.After?.Guid ?? Guid.Empty).Bind(first).Bind(last).Bind(query.OverdueOnly ? 1 : 0).Bind(query.Limit)
                .All(Case),
            cancellationToken);
    }

    public Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return _readers.ReadAsync<IReadOnlyList<HeldStepCount>>(
            session => session.Statement(CountHeldSql).Bind(first).Bind(last).All(row => new HeldStepCount(
                ColumnCodes.Authority(row.Int32(0)), (CaseParty)row.Int32(1), (CaseType)row.Int32(2), row.Int64(3), row.Int64(4),
                row.IsNull(5) ? null : ColumnCodes.Time(row.Int64(5)))),
            cancellationToken);
    }

    public Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<OpenCaseCount>>(
            session => session.Statement(CountOpenSql).All(row => new OpenCaseCount(
                CaseColumnCodes.Province(row.Int32(0)), (CaseType)row.Int32(1), row.Int32(2), row.Int32(3))),
            cancellationToken);

    public Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<CaseKey>>(
            session => session.Statement(KeepingPlacesSql).Bind(school.ToColumn())
                .All(row => new CaseKey(new CaseId(row.Guid(0)), (CaseType)row.Int32(1))),
            cancellationToken);

    public Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<HeldPlaceCount>>(
            session => session.Statement(CountHeldPlacesSql).Bind(school.ToColumn())
                .All(row => new HeldPlaceCount(ColumnCodes.Class(row.Int32(0)), row.Int32(1))),
            cancellationToken);

    private static StoredCase Case(SqliteStatement row) => new(
        new CaseId(row.Guid(0)),
        row.Int32(1),
        row.Bytes(2),
        row.Bytes(3),
        new CaseColumns(
            (CaseType)row.Int32(4),
            (CaseState)row.Int32(5),
            row.Int32(6) != 0,
            new StudentId(row.Guid(7)),
            ColumnCodes.School(row.Int64(8)),
            ColumnCodes.Authority(row.Int32(9)),
            row.IsNull(10) ? null : new HeldStep(
                CaseColumnCodes.Office(row.Int64(10)),
                ColumnCodes.Authority(row.Int32(11)),
                (CaseParty)row.Int32(12),
                ColumnCodes.Time(row.Int64(13)),
                row.Int32(14) != 0,
                row.Int32(15) != 0,
                row.IsNull(16) ? null : ColumnCodes.Authority(row.Int32(16))),
            row.IsNull(17) ? null : new HeldPlace(ColumnCodes.School(row.Int64(17)), ColumnCodes.Class(row.Int32(18))),
            ColumnCodes.Time(row.Int64(19))));
}
