using Npgsql;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

/// <summary>Inspects the registry in a PostgreSQL database.</summary>
/// <param name="dataSource">The registry's database, migrated.</param>
public sealed class PostgreSqlRegistryInspection(NpgsqlDataSource dataSource) : RegistryInspection
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(PostgreSqlRegistryInspection), "Inspection");

    private readonly PostgreSqlReader _reader = new(dataSource);

    private protected override Task<List<InspectedEvent>> ReadEventsAsync(
        string statement, Guid after, int records, CancellationToken cancellationToken) =>
        _reader.AllAsync(Sql[statement], Event, cancellationToken, Value.Of(after), Value.Of(records));

    private protected override async Task<InspectedPage> ReadPageAsync(
        string statement, Guid after, int rows, CancellationToken cancellationToken)
    {
        var violations = new List<Guid>();
        Guid? last = null;
        long looked = 0;
        await _reader.EachAsync(
            Sql[statement],
            row =>
            {
                if (!row.IsDBNull(0))
                    violations.Add(row.GetGuid(0));
                else
                    (last, looked) = (row.IsDBNull(1) ? null : row.GetGuid(1), row.GetInt64(2));
            },
            cancellationToken,
            Value.Of(after), Value.Of(rows));
        return new InspectedPage(violations, last, looked);
    }

    private static InspectedEvent Event(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt32(1),
        row.GetFieldValue<byte[]>(2),
        row.IsDBNull(3)
            ? null
            : new EventWrite(
                row.GetInt32(3),
                row.GetString(4),
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetString(6),
                row.GetFieldValue<byte[]>(7),
                EventChain.Start,
                row.GetFieldValue<byte[]>(8)));
}
