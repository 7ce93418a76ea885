using System.Globalization;
using Npgsql;

namespace StudentActors.TestSupport.PostgreSql;

/// <summary>
/// A private PostgreSQL server: its own data directory and port, reachable from this machine only, gone when disposed or when
/// this process ends in whatever way.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly string _root;
    private readonly OrphanGuard _guard;

    private PostgresCluster(string root, string binDirectory, int port)
    {
        _root = root;
        BinDirectory = binDirectory;
        Port = port;
        DataDirectory = Path.Combine(root, "data");
        _server = new(binDirectory, DataDirectory);
        _guard = new(root, DataDirectory);
        ConnectionString = ConnectionTo("postgres");
    }

    /// <summary>Whether this machine has PostgreSQL.</summary>
    public static bool IsInstalled { get; } = PostgresInstallation.Find() is not null;

    /// <summary>Connects to the server's default database as its superuser.</summary>
    public string ConnectionString { get; }

    public string DataDirectory { get; }

    /// <summary>Where the server's programs are: pgbench, psql, pg_dump.</summary>
    public string BinDirectory { get; }

    public int Port { get; }

    public static async Task<PostgresCluster> StartAsync(PostgresClusterOptions? options = null, CancellationToken cancellationToken = default)
    {
        var bin = PostgresInstallation.Find()
            ?? throw new InvalidOperationException("PostgreSQL is not installed here: neither a versioned installation nor PATH has initdb and postgres.");
        var root = options?.Folder is { } folder
            ? Directory.CreateDirectory(Path.Combine(folder, "pg")).FullName
            : Directory.CreateTempSubdirectory("studentactors-pg-").FullName;
        var cluster = new PostgresCluster(root, bin, FreePort.Next());
        try
        {
            await UnixProcesses.HandOverAsync(root, cancellationToken);
            await cluster.InitializeAsync(options ?? new(), cancellationToken);
            await cluster.StartAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default) => CreateDatabaseAsync("", cancellationToken);

    /// <summary>Creates a database that begins as another one is, to which nobody may be connected then.</summary>
    public Task<string> CopyDatabaseAsync(string connectionString, CancellationToken cancellationToken = default) =>
        CreateDatabaseAsync($" TEMPLATE {new NpgsqlConnectionStringBuilder(connectionString).Database}", cancellationToken);

    /// <summary>Starts the server again after <see cref="StopAsync"/> or <see cref="Kill"/>, on the same port and data.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => _server.StartAsync(Unpooled(ConnectionString), cancellationToken);

    /// <summary>
    /// Stops the server and waits until it is gone: with a checkpoint, cutting connections off; or immediately, leaving
    /// recovery to the next start.
    /// </summary>
    public Task StopAsync(bool immediate = false, CancellationToken cancellationToken = default) => _server.StopAsync(immediate, cancellationToken);

    public async Task RestartAsync(bool immediate = false, CancellationToken cancellationToken = default)
    {
        await StopAsync(immediate, cancellationToken);
        await StartAsync(cancellationToken);
    }

    /// <summary>Kills every process of the server with <c>kill -9</c>, and returns when they are gone.</summary>
    public void Kill() => _server.Kill();

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(immediate: true, CancellationToken.None);
        _server.Dispose();
        _guard.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private async Task<string> CreateDatabaseAsync(string template, CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(Unpooled(ConnectionString));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // identifiers cannot be parameters; these are made above
        command.CommandText = $"CREATE DATABASE {name}{template}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionTo(name);
    }

    private async Task InitializeAsync(PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var initdb = UnixProcesses.AsServerUser(
            Path.Combine(BinDirectory, "initdb"),
            "--pgdata", DataDirectory, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        initdb.WorkingDirectory = _root;
        await UnixProcesses.RunAsync(initdb, cancellationToken);

        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["fsync"] = options.Fsync ? "on" : "off",
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
        };
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        await File.AppendAllLinesAsync(
            Path.Combine(DataDirectory, "postgresql.conf"),
            settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'"),
            cancellationToken);
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Database = database,
        IncludeErrorDetail = true,
    }.ToString();

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
}
