using System.Data;
using System.Data.Common;
using Npgsql;

namespace StudentActors.Storage.Inspection;

/// <summary>Inspects a registry in PostgreSQL.</summary>
/// <param name="database">A migrated database.</param>
public sealed class PostgreSqlInspection(NpgsqlDataSource database) : RegistryInspection
{
    public override async Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var clock = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new DatabaseFacts($"PostgreSQL {connection.ServerVersion}", new DateTimeOffset(clock, TimeSpan.Zero));
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await database.OpenConnectionAsync(cancellationToken);

    protected override async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    protected override Guid Id(DbDataReader row, int column) => row.GetGuid(column);

    protected override object Id(Guid id) => id;

    protected override DateTimeOffset Time(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);
}
