using StudentActors.Storage.Calendar;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore : ICalendarStore
{
    private static readonly SqlFile CalendarSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Calendar");
    private static readonly string ReadCalendarSql = CalendarSql["Read"];
    private static readonly string WriteCalendarSql = CalendarSql["Write"];

    public async Task<IReadOnlyList<StoredCalendarYear>> ReadCalendarAsync(CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            ReadCalendarSql,
            row => new StoredCalendarYear(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken);

    public Task WriteCalendarYearAsync(StoredCalendarYear year, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(
            WriteCalendarSql, cancellationToken, Value.Of(year.Year), Value.Of(year.Content), Value.Of(year.LoadedBy), Value.Of(year.LoadedAt));
}
