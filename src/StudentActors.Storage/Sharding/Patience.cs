using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>How long one caller goes on trying.</summary>
internal sealed class Patience(TimeSpan limit)
{
    private const int LongestWait = 100;

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private int _wait = 2;

    /// <summary>Waits a little, longer each time.</summary>
    /// <exception cref="RegistryUnavailableException">It has been tried long enough.</exception>
    public async Task OnceAsync(CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetElapsedTime(_began) > limit)
            throw new RegistryUnavailableException("The registry kept changing while the unit was decided; nothing of it was stored.");
        await Task.Delay(Random.Shared.Next(1, _wait), cancellationToken);
        _wait = Math.Min(LongestWait, _wait * 2);
    }
}
