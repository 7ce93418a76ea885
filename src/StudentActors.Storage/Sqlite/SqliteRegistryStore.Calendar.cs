using StudentActors.Storage.Calendar;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore : ICalendarStore
{
    private static readonly SqlFile CalendarSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Calendar");
    private static readonly string ReadCalendarSql = CalendarSql["Read"];
    private static readonly string WriteCalendarSql = CalendarSql["Write"];

    public Task<IReadOnlyList<StoredCalendarYear>> ReadCalendarAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<StoredCalendarYear>>(
            session => session.Statement(ReadCalendarSql)
                .All(row => new StoredCalendarYear(row.Int32(0), row.Text(1), row.Text(2), ColumnCodes.Time(row.Int64(3)))),
            cancellationToken);

    public Task WriteCalendarYearAsync(StoredCalendarYear year, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            session => session.Statement(WriteCalendarSql)
                .Bind(year.Year).Bind(year.Content).Bind(year.LoadedBy).Bind(year.LoadedAt.ToMicroseconds())
                .Execute(),
            cancellationToken);
}
