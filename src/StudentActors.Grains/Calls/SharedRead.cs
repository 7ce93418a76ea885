namespace StudentActors.Grains.Calls;

/// <summary>
/// Reads an activation's state once, however many interleaving calls ask for it; after a failure, or once forgotten, the next call reads again.
/// </summary>
/// <remarks>Runs on its activation's scheduler only.</remarks>
internal sealed class SharedRead(Func<Task> read)
{
    private Task? _running;
    private int _generation;

    public bool Done { get; private set; }

    public ValueTask EnsureAsync(CancellationToken cancellationToken) =>
        Done ? ValueTask.CompletedTask : new ValueTask(ReadAsync(cancellationToken));

    /// <summary>The state is known without reading.</summary>
    public void Know() => Done = true;

    /// <summary>The state can no longer be trusted, e.g. because the outcome of a write is unknown.</summary>
    public void Forget()
    {
        _generation++;
        Done = false;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!Done)
        {
            if (_running is not { IsCompleted: false })
            {
                _running = RunAsync();
            }

            // One caller that gives up must not fail the others, so that the read itself is nobody's to cancel.
            await _running.WaitAsync(cancellationToken);
        }
    }

    private async Task RunAsync()
    {
        // The caller has to see the task before what it reads can ask for it.
        await Task.Yield();
        var generation = _generation;
        await read();
        Done = generation == _generation;
    }
}
