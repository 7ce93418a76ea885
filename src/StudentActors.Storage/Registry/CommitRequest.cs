namespace StudentActors.Storage.Registry;

/// <summary>Units that one caller waits for.</summary>
internal sealed class CommitRequest(IReadOnlyList<CommitUnit> units)
{
    private readonly CommitOutcome[] _outcomes = new CommitOutcome[units.Count];
    private readonly TaskCompletionSource<CommitOutcome[]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = units.Count;
    private Exception? _failure;
    private volatile bool _withdrawn;

    public IReadOnlyList<CommitUnit> Units => units;

    /// <summary>The caller has stopped waiting; what was not begun need not be.</summary>
    public bool Withdrawn => _withdrawn;

    public async Task<CommitOutcome[]> WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            static (request, token) => ((CommitRequest)request!).Withdraw(token), this);
        return await _done.Task;
    }

    public void Complete(int index, CommitOutcome outcome)
    {
        _outcomes[index] = outcome;
        Close();
    }

    /// <summary>One unit failed; the request fails with the first such exception once all its units have ended.</summary>
    public void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, exception, null);
        Close();
    }

    public void Withdraw(CancellationToken cancellationToken)
    {
        _withdrawn = true;
        _done.TrySetCanceled(cancellationToken);
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) > 0)
            return;
        if (_failure is { } failure)
            _done.TrySetException(failure);
        else
            _done.TrySetResult(_outcomes);
    }
}
