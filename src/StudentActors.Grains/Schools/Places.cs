using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

/// <summary>
/// Who sits where in one school: counted from the store once, then kept by the school's own traffic. A place is held while an enrolment is on
/// its way; when its outcome stays unknown, everything is counted again, with nothing on its way, before the next place is given.
/// </summary>
internal sealed class Places
{
    private readonly SharedRead _counted;
    private readonly Dictionary<ClassId, ClassPlaces> _classes = [];
    private Dictionary<Seat, int> _seats = [];
    private int _onTheirWay;
    private bool _overcounted;
    private TaskCompletionSource? _settled;

    public Places(Func<Task<SchoolCount>> count) => _counted = new SharedRead(() => CountAsync(count));

    public int Live => _classes.Values.Sum(places => places.Live);

    public IEnumerable<HeadCount> Counts => _seats.Select(seat => new HeadCount(seat.Key.Class, seat.Key.Sex, seat.Key.Status, seat.Value));

    /// <summary>Completes when the counts can be relied on.</summary>
    public ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        if (_overcounted)
        {
            Forget();
        }

        return _counted.EnsureAsync(cancellationToken);
    }

    public int LiveIn(ClassId id) => Of(id).Live;

    /// <summary>Places that students, cases and enrolments on their way have.</summary>
    public int TakenIn(ClassId id) => Of(id).Taken;

    /// <summary>
    /// Holds a place; <c>false</c> when every one is taken. While the last ones are only held, it waits how those enrolments end. Every hold ends
    /// in <see cref="Take"/>, <see cref="Reserve"/>, <see cref="Release"/> or <see cref="Doubt"/>; whoever has one must not wait for another.
    /// </summary>
    public async ValueTask<bool> HoldAsync(SchoolClass schoolClass, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _counted.EnsureAsync(cancellationToken);
            if (TryHold(schoolClass))
            {
                return true;
            }

            if (_overcounted)
            {
                Forget();
                continue;
            }

            var places = Of(schoolClass.Id);
            if (places.IsFull(schoolClass.Capacity))
            {
                return false;
            }

            if (await places.WaitAsync() is { } held)
            {
                return held;
            }
        }
    }

    /// <summary>Holds a place if one is free, once <see cref="ReadyAsync"/> has completed.</summary>
    public bool TryHold(SchoolClass schoolClass)
    {
        if (!Of(schoolClass.Id).TryHold(schoolClass.Capacity))
        {
            return false;
        }

        _onTheirWay++;
        return true;
    }

    /// <summary>The student sits there now.</summary>
    public void Take(ClassId id, Sex sex, StudentStatus status)
    {
        var seat = new Seat(id, sex, status);
        _seats[seat] = _seats.GetValueOrDefault(seat) + 1;
        Of(id).Take(status.IsLive());
        EndOne();
    }

    /// <summary>A case keeps the place from now on.</summary>
    public void Reserve(ClassId id)
    {
        Of(id).Reserve();
        EndOne();
    }

    /// <summary>Somebody came, left or will not come: everything is counted again before the next place is given.</summary>
    public void Forget()
    {
        _counted.Forget();
        SendAway();
    }

    /// <summary>Somebody left, or sits where a place was kept: a free place is free, but before one is missed everything is counted again.</summary>
    public void Overcount()
    {
        _overcounted = true;
        SendAway();
    }

    /// <summary>The student did not come: the place goes to who waits for one.</summary>
    public void Release(ClassId id)
    {
        if (!Of(id).Release())
        {
            EndOne();
        }
    }

    /// <summary>Nobody knows whether the student sits there.</summary>
    public void Doubt(ClassId id)
    {
        Forget();
        Release(id);
    }

    private ClassPlaces Of(ClassId id)
    {
        if (!_classes.TryGetValue(id, out var places))
        {
            _classes.Add(id, places = new ClassPlaces());
        }

        return places;
    }

    private void SendAway()
    {
        foreach (var places in _classes.Values)
        {
            places.SendAway();
        }
    }

    private void EndOne()
    {
        if (--_onTheirWay == 0)
        {
            _settled?.TrySetResult();
        }
    }

    private async Task CountAsync(Func<Task<SchoolCount>> count)
    {
        while (_onTheirWay > 0)
        {
            _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _settled.Task;
        }

        _overcounted = false;
        GrainTelemetry.RecountedSchool();
        var (counts, reserved) = await count();
        _seats = counts.ToDictionary(head => new Seat(head.Class, head.Sex, head.Status), head => head.Count);
        _classes.Clear();
        foreach (var head in counts.Where(head => head.Status.IsLive()))
        {
            Of(head.Class).Live += head.Count;
        }

        foreach (var held in reserved)
        {
            Of(held.Class).Reserved += held.Count;
        }
    }

    private readonly record struct Seat(ClassId Class, Sex Sex, StudentStatus Status);
}

/// <summary>Who sits in a school, and the places that unfinished cases and students of a school that is merged into it keep there.</summary>
internal sealed record SchoolCount(IReadOnlyList<HeadCount> Heads, IReadOnlyList<HeldPlaceCount> Reserved);
