namespace StudentActors.Grains.Schools;

/// <summary>The places of one class: taken, held, and who waits for a held one.</summary>
internal sealed class ClassPlaces
{
    private readonly Queue<TaskCompletionSource<bool?>> _waiting = new();
    private int _held;
    private int _capacity;

    /// <summary>Live students.</summary>
    public int Live { get; set; }

    /// <summary>Places that unfinished cases keep for students who do not sit here yet.</summary>
    public int Reserved { get; set; }

    /// <summary>Places that nobody else can have now.</summary>
    public int Taken => Live + Reserved + _held;

    private bool IsTaken => Live + Reserved >= _capacity;

    public bool TryHold(int capacity)
    {
        _capacity = capacity;
        if (Taken >= capacity)
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
        Live += live ? 1 : 0;
        EndHold();
    }

    /// <summary>A held place is kept by a case.</summary>
    public void Reserve()
    {
        Reserved++;
        EndHold();
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

    /// <summary>Whether students and cases have every place, whatever becomes of those that are held.</summary>
    public bool IsFull(int capacity) => Live + Reserved >= capacity;

    /// <summary>Those who wait have to ask again.</summary>
    public void SendAway()
    {
        while (_waiting.TryDequeue(out var turn))
        {
            turn.SetResult(null);
        }
    }

    private void EndHold()
    {
        _held--;
        while (IsTaken && _waiting.TryDequeue(out var turn))
        {
            turn.SetResult(false);
        }
    }
}
