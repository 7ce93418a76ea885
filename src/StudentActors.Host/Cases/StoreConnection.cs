using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Host.Terminal;
using StudentActors.Storage.Calendar;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Host.Cases;

/// <summary>The registry's database for one command, beside the registry that may be running on it.</summary>
internal sealed class StoreConnection : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly IAsyncDisposable _store;

    private StoreConnection(HostSettings settings, NpgsqlDataSource? postgres, object store)
    {
        (Settings, _postgres, _store) = (settings, postgres, (IAsyncDisposable)store);
        (Cases, Deadlines, Calendar) = ((ICaseStore)store, (IDeadlineStore)store, (ICalendarStore)store);
    }

    public HostSettings Settings { get; }

    public ICaseStore Cases { get; }

    public IDeadlineStore Deadlines { get; }

    public ICalendarStore Calendar { get; }

    public static void AddTo(Command command) =>
        command.AddSettings(Configuration.Settings.Data, Configuration.Settings.Postgres, Configuration.Settings.Keys);

    /// <summary>Runs an action on the database that the command's settings name.</summary>
    public static async Task<int> UseAsync(
        ParseResult parse, Func<StoreConnection, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        if (settings.IsEmbedded && !File.Exists(settings.RegistryFile))
        {
            throw new CommandFailedException(
                $"There is no registry in {settings.DataFolder}. Name its folder with --data, or its database with --postgres.");
        }

        try
        {
            var postgres = settings.IsEmbedded ? null : NpgsqlDataSource.Create(settings.Postgres);
            await RegistryDatabase.RequireAsync(settings, postgres, cancellationToken);
            var options = new GroupCommitOptions { Writers = 1 };
            await using var connection = new StoreConnection(settings, postgres, postgres is null
                ? new SqliteRegistryStore(settings.RegistryFile, options, NullLogger<SqliteRegistryStore>.Instance)
                : new ShardedRegistryStore(
                    postgres, shard => NpgsqlDataSource.Create(ShardConnections.Complete(settings.Postgres!, shard.Connection)), options,
                    new ShardingOptions(), NullLogger<PostgreSqlRegistryStore>.Instance));
            return await action(connection, cancellationToken);
        }
        catch (Exception e) when (StartFailure.Explain(e, settings) is { } explained)
        {
            throw new CommandFailedException(explained, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
