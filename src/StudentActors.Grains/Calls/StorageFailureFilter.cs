using System.Data.Common;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using StoreUnavailable = StudentActors.Storage.Registry.RegistryUnavailableException;
using Unavailable = StudentActors.Contracts.Calls.RegistryUnavailableException;

namespace StudentActors.Grains.Calls;

/// <summary>Turns whatever a database or its driver throws into the one failure that callers know.</summary>
internal sealed partial class StorageFailureFilter(TimeProvider time, ILogger<StorageFailureFilter> logger) : IIncomingGrainCallFilter
{
    // While the database is away every call fails; one line a second says so as well as a thousand.
    private static readonly TimeSpan LoggedEvery = TimeSpan.FromSeconds(1);

    private long _loggedAt = long.MinValue;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception e) when (IsStorageFailure(e))
        {
            if (MayLog())
            {
                LogFailed(logger, e, context.InterfaceName, context.MethodName);
            }

            throw new Unavailable();
        }
    }

    private bool MayLog()
    {
        var now = time.GetUtcNow().UtcTicks;
        var before = Volatile.Read(ref _loggedAt);
        return (before == long.MinValue || now - before >= LoggedEvery.Ticks)
            && Interlocked.CompareExchange(ref _loggedAt, now, before) == before;
    }

    private static bool IsStorageFailure(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is StoreUnavailable or DbException or InconsistentStateException)
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(1001, LogLevel.Error, "The registry's database failed {Interface}.{Method}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string @interface, string method);
}
