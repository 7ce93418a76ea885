using System.Text.Json;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore
{
    private static readonly SqlFile ChangeSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Changes");
    private static readonly string ScanSql = ChangeSql["Scan"];
    private static readonly string EventsSql = ChangeSql["Events"];

    public Task<ChangePage> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken)
    {
        var scan = new FeedScan(query);
        var kinds = query.Kinds.Count == 0 ? null : JsonSerializer.Serialize(query.Kinds);
        return _readers.ReadAsync(
            session =>
            {
                session.Statement(ScanSql)
                    .Bind(query.After?.Row ?? 0).Bind(scan.Stretch).Bind(scan.Scope.Authority).Bind(scan.Scope.School).Bind(kinds)
                    .Bind(scan.Wanted)
                    .Each(row =>
                    {
                        if (row.IsNull(9))
                            scan.Add(Change(row));
                        else
                            scan.End(row.IsNull(0) ? null : new ChangePosition(0, row.Int64(0)), row.Int64(9));
                    });
                return scan.Page();
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(Guid record, int afterSequence, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => EventSlice.Link(
                session.Statement(EventsSql).Bind(record).Bind(afterSequence).Bind((long)limit + 1).All(Event), afterSequence, limit),
            cancellationToken);

    private static Change Change(SqliteStatement row) => new(
        new ChangePosition(0, row.Int64(0)),
        (RecordKind)row.Int32(1),
        row.Guid(2),
        row.Int32(3),
        row.Text(4),
        ColumnCodes.Time(row.Int64(5)),
        ColumnCodes.SchoolIfAny(row.Int64(6)),
        ColumnCodes.Authority(row.Int32(7)),
        row.Bytes(8));

    private static StoredEvent Event(SqliteStatement row) => new(
        row.Guid(0),
        new EventWrite(row.Int32(1), row.Text(2), ColumnCodes.Time(row.Int64(3)), row.Text(4), row.Bytes(5), EventChain.Start, row.Bytes(6)));
}
