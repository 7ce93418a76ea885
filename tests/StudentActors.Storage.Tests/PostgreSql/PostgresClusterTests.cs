using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Storage.Tests.PostgreSql;

/// <summary>The private server that other tests trust to lose nothing but what a crash loses.</summary>
public sealed class PostgresClusterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_committed_row_survives_kill_minus_nine_and_restarts()
    {
        await using var cluster = await StartAsync();
        var database = await cluster.CreateDatabaseAsync(Token);
        await QueryAsync(database, "CREATE TABLE t (id integer)");
        await QueryAsync(database, "INSERT INTO t VALUES (1)");

        cluster.Kill();
        await cluster.StartAsync(Token);
        await QueryAsync(database, "INSERT INTO t VALUES (2)");
        await cluster.RestartAsync(immediate: true, Token);
        await cluster.RestartAsync(immediate: false, Token);

        Assert.Equal(2L, await QueryAsync(database, "SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Settings_reach_the_server_and_names_sort_as_unicode()
    {
        await using var cluster = await StartAsync(new() { Settings = new Dictionary<string, string> { ["work_mem"] = "7MB" } });

        Assert.Equal("7MB", await QueryAsync(cluster.ConnectionString, "SHOW work_mem"));
        Assert.Equal("on", await QueryAsync(cluster.ConnectionString, "SHOW fsync"));
        Assert.Equal("C.UTF-8", await QueryAsync(cluster.ConnectionString, "SELECT datcollate::text FROM pg_database WHERE datname = current_database()"));
        Assert.True(File.Exists(Path.Combine(cluster.BinDirectory, "pg_dump")));
    }

    [Fact]
    public async Task Nothing_is_left_after_disposal()
    {
        var cluster = await StartAsync(new() { Fsync = false });
        await cluster.DisposeAsync();

        Assert.False(Directory.Exists(cluster.DataDirectory));
        await Assert.ThrowsAsync<NpgsqlException>(() => QueryAsync(cluster.ConnectionString, "SELECT 1"));
    }

    private static Task<PostgresCluster> StartAsync(PostgresClusterOptions? options = null)
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        return PostgresCluster.StartAsync(options, Token);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Texts of the tests above.")]
    private static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }
}
