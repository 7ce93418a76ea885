using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// The map of shards as this process knows it, and the shards themselves, opened when first needed. Nobody acts on a map that is older than
/// its lease.
/// </summary>
internal sealed partial class ShardDirectory : IAsyncDisposable
{
    private readonly MapReader _reader;
    private readonly Func<Shard, NpgsqlDataSource> _connect;
    private readonly GroupCommitOptions _commits;
    private readonly ILogger<PostgreSqlRegistryStore> _logger;
    private readonly ConcurrentDictionary<int, Lazy<Task<RegistryShard>>> _shards = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly Task _loop;
    private volatile Known? _known;

    public ShardDirectory(
        NpgsqlDataSource home, Func<Shard, NpgsqlDataSource> connect, GroupCommitOptions commits, ShardingOptions options,
        ILogger<PostgreSqlRegistryStore> logger)
    {
        (_connect, _commits, Options, _logger) = (connect, commits, options, logger);
        _reader = new MapReader(home);
        Home = RegistryShard.OfHome(new Shard(Shard.Home, Shard.HomeName, "", Guid.Empty), home, commits, logger);
        using (ExecutionContext.SuppressFlow())
            _loop = Task.Run(FollowAsync);
    }

    public ShardingOptions Options { get; }

    public RegistryShard Home { get; }

    /// <summary>Whether the map, still fresh, has no shard but home.</summary>
    public bool IsHomeAlone => _known is { } known && known.Map.Shards.Count == 1 && IsFresh(known);

    /// <summary>A map that is fresh enough.</summary>
    public ValueTask<ShardMap> MapAsync(CancellationToken cancellationToken) =>
        _known is { } known && IsFresh(known) ? new(known.Map) : new(RefreshAsync(cancellationToken));

    /// <summary>Reads the map now.</summary>
    public async Task<ShardMap> RefreshAsync(CancellationToken cancellationToken)
    {
        var asked = TimeProvider.System.GetTimestamp();
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            // Somebody may have read it while this one waited.
            if (_known is { } known && known.At > asked)
                return known.Map;
            var at = TimeProvider.System.GetTimestamp();
            var map = await _reader.ReadAsync(cancellationToken);
            _known = new Known(map, at);
            return map;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public async ValueTask<RegistryShard> ShardAsync(ShardMap map, int number)
    {
        if (number == Shard.Home)
            return Home;
        var opened = _shards.GetOrAdd(number, (_, from) => new(() => OpenAsync(from.Shards.Single(shard => shard.Number == number))), map);
        try
        {
            return await opened.Value;
        }
        catch
        {
            // The next one tries again.
            _shards.TryRemove(new(number, opened));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _loop;
        foreach (var shard in _shards.Values)
        {
            if (await Task.WhenAny(shard.Value) is { IsCompletedSuccessfully: true } opened)
                await (await opened).DisposeAsync();
        }

        await Home.DisposeAsync();
        _closing.Dispose();
        _refreshing.Dispose();
    }

    private async Task<RegistryShard> OpenAsync(Shard shard) =>
        await RegistryShard.OpenAsync(shard, _connect(shard), _commits, _logger, _closing.Token);

    private bool IsFresh(Known known) => TimeProvider.System.GetElapsedTime(known.At) < Options.Lease;

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Options.PollEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
            {
                try
                {
                    await RefreshAsync(_closing.Token);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    LogMapUnread(exception);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The map of shards could not be read; it will be tried again")]
    private partial void LogMapUnread(Exception exception);

    private sealed record Known(ShardMap Map, long At);
}
