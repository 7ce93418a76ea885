using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>Inspects the registry in a SQLite file.</summary>
/// <param name="path">The registry's file, migrated.</param>
public sealed class SqliteRegistryInspection(string path) : RegistryInspection, IDisposable
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SqliteRegistryInspection), "Inspection");

    private readonly SqliteReaders _readers = new(SqliteFile.RegistryConnection(path));

    public void Dispose() => _readers.Dispose();

    private protected override Task<List<InspectedEvent>> ReadEventsAsync(
        string statement, Guid after, int records, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Statement(Sql[statement]).Bind(after).Bind(records).All(Event), cancellationToken);

    private protected override Task<InspectedPage> ReadPageAsync(
        string statement, Guid after, int rows, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session =>
            {
                var violations = new List<Guid>();
                Guid? last = null;
                long looked = 0;
                session.Statement(Sql[statement]).Bind(after).Bind(rows).Each(row =>
                {
                    if (!row.IsNull(0))
                        violations.Add(row.Guid(0));
                    else
                        (last, looked) = (row.IsNull(1) ? null : row.Guid(1), row.Int64(2));
                });
                return new InspectedPage(violations, last, looked);
            },
            cancellationToken);

    private static InspectedEvent Event(SqliteStatement row) => new(
        row.Guid(0),
        row.Int32(1),
        row.Bytes(2),
        row.IsNull(3)
            ? null
            : new EventWrite(row.Int32(3), row.Text(4), ColumnCodes.Time(row.Int64(5)), row.Text(6), row.Bytes(7), EventChain.Start, row.Bytes(8)));
}
