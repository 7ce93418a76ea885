using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Storage.Migrations;

/// <summary>Applies numbered scripts to one database and keeps their history in it.</summary>
internal sealed class MigrationRunner(MigrationDatabase database, IReadOnlyList<MigrationScript> scripts, TimeProvider time) : IMigrator
{
    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenExistingAsync(cancellationToken);
        IReadOnlyList<AppliedMigration> applied = connection is not null && await HasHistoryAsync(connection, cancellationToken)
            ? await ReadHistoryAsync(connection, cancellationToken)
            : [];
        MigrationHistory.Check(scripts, applied);
        return [.. scripts.Select(script => Status(script, applied.FirstOrDefault(row => IsOf(row, script))?.AppliedAt))];
    }

    public async Task<IReadOnlyList<MigrationStatus>> UpAsync(CancellationToken cancellationToken)
    {
        var done = new List<MigrationStatus>();
        // A program started where nothing is missing needs neither the lock nor the right to create tables.
        if ((await StatusAsync(cancellationToken)).All(migration => migration.Applied))
            return done;

        await using var connection = await database.OpenOrCreateAsync(cancellationToken);
        while (await ApplyNextAsync(connection, cancellationToken) is { } applied)
            done.Add(applied);
        return done;
    }

    // The history is read again under the lock each time: between two migrations another process may have gone further.
    private async Task<MigrationStatus?> ApplyNextAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAloneAsync(connection, cancellationToken);
        // Created rather than looked for: a PostgreSQL session goes on remembering that a table was missing when another
        // session has created it, until a statement locks something.
        await ExecuteAsync(connection, database.CreateHistory, cancellationToken);
        var applied = await ReadHistoryAsync(connection, cancellationToken);
        MigrationHistory.Check(scripts, applied);
        var next = scripts.FirstOrDefault(script => !applied.Any(row => IsOf(row, script)));
        if (next is null)
            return null;

        var now = time.GetUtcNow();
        try
        {
            await ExecuteAsync(connection, next.Sql, cancellationToken);
            await RecordAsync(connection, next, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbException exception)
        {
            throw new MigrationException(
                $"Migration {next.Label} failed and was rolled back. Correct what the database reports, then migrate again.", exception);
        }

        return Status(next, now);
    }

    private async Task<bool> HasHistoryAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var find = Command(connection, database.FindHistory);
        return await find.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task<List<AppliedMigration>> ReadHistoryAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<AppliedMigration>();
        await using var read = Command(connection, "SELECT set_name, number, name, checksum, applied_at FROM schema_migration ORDER BY set_name, number");
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var appliedAt = DateTime.SpecifyKind(rows.GetDateTime(4), DateTimeKind.Utc);
            applied.Add(new(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.GetString(3), appliedAt));
        }

        return applied;
    }

    private static async Task RecordAsync(DbConnection connection, MigrationScript script, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            "INSERT INTO schema_migration (set_name, number, name, checksum, applied_at) VALUES (@set, @number, @name, @checksum, @now)");
        Add("set", script.Set);
        Add("number", script.Number);
        Add("name", script.Name);
        Add("checksum", script.Checksum);
        Add("now", now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        command.CommandTimeout = 0; // a migration of a large table takes what it takes; cancellation still works
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants and embedded migration files.")]
    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static bool IsOf(AppliedMigration row, MigrationScript script) => row.Set == script.Set && row.Number == script.Number;

    private static MigrationStatus Status(MigrationScript script, DateTimeOffset? appliedAt) =>
        new(script.Set, script.Number, script.Name, appliedAt is not null, appliedAt);
}
