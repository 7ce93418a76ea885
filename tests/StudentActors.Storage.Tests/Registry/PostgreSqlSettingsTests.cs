using Npgsql;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>What a writer sets for its session is gone when a reader gets the connection, whether or not the pool resets it.</summary>
public sealed class PostgreSqlSettingsTests(SharedPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_writer_gives_its_connection_back_as_it_got_it()
    {
        var builder = new NpgsqlDataSourceBuilder(await postgres.CreateDatabaseAsync(Token));
        (builder.ConnectionStringBuilder.NoResetOnClose, builder.ConnectionStringBuilder.MaxPoolSize) = (true, 1);
        await using var database = builder.Build();
        await new PostgreSqlMigrator(database, TimeProvider.System).UpAsync(Token);
        var (before, process) = await ReadAsync(database);
        await using var committer = new PostgreSqlBatchCommitter(database);

        var outcomes = await committer.CommitAsync([Pupil.New().Change().Unit], Token);
        await committer.DisposeAsync();

        Assert.IsType<CommitOutcome.Committed>(Assert.Single(outcomes));
        Assert.Equal((before, process), await ReadAsync(database));
    }

    [Fact]
    public async Task A_writer_whose_server_has_ended_it_is_disposed_without_a_word()
    {
        await using var database = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(Token));
        await new PostgreSqlMigrator(database, TimeProvider.System).UpAsync(Token);
        await using var committer = new PostgreSqlBatchCommitter(database);
        await committer.CommitAsync([Pupil.New().Change().Unit], Token);
        await using var end = database.CreateCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await end.ExecuteNonQueryAsync(Token);

        await committer.DisposeAsync();

        Assert.IsType<CommitOutcome.Committed>(Assert.Single(await committer.CommitAsync([Pupil.New().Change().Unit], Token)));
    }

    private static async Task<(string Settings, int Process)> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT string_agg(name || '=' || setting, ';' ORDER BY name), pg_backend_pid() FROM pg_settings WHERE source = 'session'");
        await using var row = await command.ExecuteReaderAsync(Token);
        await row.ReadAsync(Token);
        return (row.IsDBNull(0) ? string.Empty : row.GetString(0), row.GetInt32(1));
    }
}
