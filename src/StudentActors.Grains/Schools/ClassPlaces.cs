namespace StudentActors.Grains.Schools;

/// <summary>The places of one class: taken, held, and who waits for a held one.</summary>
internal sealed class ClassPlaces
{
    private readonly Queue<TaskCompletionSource<bool?>> _waiting = new();
    private int _held;
    private int _capacity;

    /// <summary>Live students.</summary>
    public int Live { get; set; }

    public bool TryHold(int capacity)
    {
        _capacity = capacity;
        if (Live + _held >= capacity)
        {
            return false;
        }

        _held++;
        return true;
    }

    /// <summary>Whether a place came free and is now held; <c>null</c> where one has to ask again.</summary>
    public Task<bool?> WaitAsync()
    {
        var turn = new TaskCompletionSource<bool?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(turn);
        return turn.Task;
    }

    /// <summary>A held place is taken, for good when the student is live.</summary>
    public void Take(bool live)
    {
        _held--;
        Live += live ? 1 : 0;
        if (Live >= _capacity)
        {
            while (_waiting.TryDequeue(out var turn))
            {
                turn.SetResult(false);
            }
        }
    }

    /// <summary>A held place is free again; <c>true</c> when the next in the queue holds it now.</summary>
    public bool Release()
    {
        if (_waiting.TryDequeue(out var next))
        {
            next.SetResult(true);
            return true;
        }

        _held--;
        return false;
    }

    /// <summary>Those who wait have to ask again.</summary>
    public void SendAway()
    {
        while (_waiting.TryDequeue(out var turn))
        {
            turn.SetResult(null);
        }
    }
}
