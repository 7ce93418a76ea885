using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Serving;

/// <summary>Takes up the keys that a rotation has added to the key ring's file, while the process serves.</summary>
internal sealed partial class KeyRingWatch(RegistryKeys keys, TimeProvider time, ILogger<KeyRingWatch> logger) : BackgroundService
{
    /// <summary>How often the file's date is looked at. A rotated key begins to seal long after that.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var seen = File.GetLastWriteTimeUtc(keys.File.Path);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var written = File.GetLastWriteTimeUtc(keys.File.Path);
            if (written == seen)
            {
                continue;
            }

            seen = written;
            await TakeUpAsync(stoppingToken);
        }
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            keys.Ring.Renew((await keys.File.ReadAsync(cancellationToken)).ToRing(time));
            LogTakenUp();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            LogNotTakenUp(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The key ring's file has changed; its keys are in use")]
    private partial void LogTakenUp();

    [LoggerMessage(Level = LogLevel.Error, Message = "The key ring's file has changed but cannot be used; this process goes on with the keys it has")]
    private partial void LogNotTakenUp(Exception exception);
}
