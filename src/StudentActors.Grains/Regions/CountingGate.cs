namespace StudentActors.Grains.Regions;

/// <summary>How many regions of one silo may count their schools at the same time: after a cold start all of them want to.</summary>
internal sealed class CountingGate : IDisposable
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _places = new(AtOnce);

    public async Task<T> RunAsync<T>(Func<Task<T>> count)
    {
        await _places.WaitAsync();
        try
        {
            return await count();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
