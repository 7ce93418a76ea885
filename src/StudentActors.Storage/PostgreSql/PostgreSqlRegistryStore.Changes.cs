using Npgsql;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore
{
    private static readonly SqlFile ChangeSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Changes");
    private static readonly string ScanSql = ChangeSql["Scan"];
    private static readonly string EventsSql = ChangeSql["Events"];

    public async Task<ChangePage> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken)
    {
        var scan = new FeedScan(query);
        await _reader.EachAsync(
            ScanSql,
            row =>
            {
                if (row.IsDBNull(10))
                    scan.Add(Change(row));
                else
                    scan.End(Position(row), row.GetInt64(10));
            },
            cancellationToken,
            Value.Of(query.After?.Transaction ?? 0L), Value.Of(query.After?.Row ?? 0L), Value.Of(scan.Stretch),
            Value.Of(scan.Scope.Authority), Value.Of(scan.Scope.School), Value.Of(query.Kinds), Value.Of(scan.Wanted));
        return scan.Page();
    }

    public async Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        Guid record, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        var events = await _reader.AllAsync(
            EventsSql, Event, cancellationToken, Value.Of(record), Value.Of(afterSequence), Value.Of((long)limit + 1));
        return EventSlice.Link(events, afterSequence, limit);
    }

    private static ChangePosition Position(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1));

    private static Change Change(NpgsqlDataReader row) => new(
        Position(row),
        (RecordKind)row.GetInt16(2),
        row.GetGuid(3),
        row.GetInt32(4),
        row.GetString(5),
        row.GetFieldValue<DateTimeOffset>(6),
        ColumnCodes.SchoolIfAny(row.GetInt64(7)),
        ColumnCodes.Authority(row.GetInt32(8)),
        row.GetFieldValue<byte[]>(9));

    private static StoredEvent Event(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new EventWrite(
            row.GetInt32(1),
            row.GetString(2),
            row.GetFieldValue<DateTimeOffset>(3),
            row.GetString(4),
            row.GetFieldValue<byte[]>(5),
            EventChain.Start,
            row.GetFieldValue<byte[]>(6)));
}
