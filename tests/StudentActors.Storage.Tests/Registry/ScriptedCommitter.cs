using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A database that does as it is told: it holds batches at a gate, fails them, or leaves units undecided.</summary>
internal sealed class ScriptedCommitter : IBatchCommitter
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action? _onCommit;
    private Func<IReadOnlyList<CommitUnit>, Exception?> _fail = _ => null;
    private CommitFailure _failure;

    public ScriptedCommitter(Action? onCommit = null)
    {
        _onCommit = onCommit;
        if (onCommit is not null)
            Open();
    }

    /// <summary>Ends when the first batch has arrived.</summary>
    public Task Begun => _begun.Task;

    public List<int> BatchSizes { get; } = [];

    /// <summary>Every unit of every batch tried.</summary>
    public List<CommitUnit> Units { get; } = [];

    public int UndecidedRounds { get; set; }

    public bool IsDisposed { get; private set; }

    public void Open() => _gate.TrySetResult();

    public void Fail(Func<IReadOnlyList<CommitUnit>, Exception?> fail, CommitFailure failure) => (_fail, _failure) = (fail, failure);

    public async Task<CommitOutcome?[]> CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        BatchSizes.Add(units.Count);
        Units.AddRange(units);
        _onCommit?.Invoke();
        _begun.TrySetResult();
        await _gate.Task;
        if (_fail(units) is { } exception)
            throw exception;
        var outcome = UndecidedRounds-- > 0 ? null : CommitOutcome.Committed.Instance;
        return [.. units.Select(_ => outcome)];
    }

    public CommitFailure Classify(Exception exception) => _failure;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
