using System.Data.Common;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using StoreUnavailable = StudentActors.Storage.Registry.RegistryUnavailableException;
using Unavailable = StudentActors.Contracts.Calls.RegistryUnavailableException;

namespace StudentActors.Grains.Calls;

/// <summary>Turns whatever a database or its driver throws into the one failure that callers know.</summary>
internal sealed partial class StorageFailureFilter(ILogger<StorageFailureFilter> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception e) when (IsStorageFailure(e))
        {
            LogFailed(logger, e, context.InterfaceName, context.MethodName);
            throw new Unavailable();
        }
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
