using Microsoft.Extensions.Logging;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    // What is shown may be so old; while it is younger than the second limit nobody waits for a newer one.
    private static readonly TimeSpan OverdueAge = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OldestOverdue = TimeSpan.FromSeconds(10);

    private OverdueView? _overdue;
    private Task? _overdueRead;

    public async Task<Answer<OverdueView>> ReadOverdue(Caller caller, CancellationToken cancellationToken)
    {
        if (MayNotRead(caller, out var region) is { } refusal)
        {
            return refusal;
        }

        if (caller.MayNot(Permission.ReadCases, region.Code) is { } outside)
        {
            return outside;
        }

        var age = _overdue is null ? TimeSpan.MaxValue : _time.GetUtcNow() - _overdue.AsOf;
        if (age >= OverdueAge)
        {
            var read = _overdueRead ??= CountOverdueAsync();
            if (age >= OldestOverdue)
            {
                await read.WaitAsync(cancellationToken);
            }
        }

        return _overdue!;
    }

    private async Task CountOverdueAsync()
    {
        // Whoever asked has to see the task before it can end.
        await Task.Yield();
        try
        {
            var asOf = _time.GetUtcNow();
            _overdue = OverdueTable.Of(_region!, await _cases.CountHeldStepsAsync(_region!.Code, CancellationToken.None), asOf);
        }
        catch (Exception e) when (_overdue is not null && _time.GetUtcNow() - _overdue.AsOf < OldestOverdue)
        {
            LogOverdueFailed(_logger, e);
        }
        finally
        {
            _overdueRead = null;
        }
    }

    [LoggerMessage(1203, LogLevel.Warning, "Overdue steps could not be counted; they will be again")]
    private static partial void LogOverdueFailed(ILogger logger, Exception exception);
}
