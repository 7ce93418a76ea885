using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

/// <summary>
/// Who sits where in one school: counted from the store once, then kept by the school's own traffic. A place is held while an enrolment is on
/// its way; when its outcome stays unknown, everything is counted again, with nothing on its way, before the next place is given. Of a case that ended while
/// its silo died a school may hear nothing: old counts are not trusted either.
/// </summary>
internal sealed class Places
{
    /// <summary>Counts that somebody is shown are not older.</summary>
    private static readonly TimeSpan OldestShown = TimeSpan.FromMinutes(1);

    /// <summary>Nor are those that go into the statistics.</summary>
    private static readonly TimeSpan OldestReported = TimeSpan.FromMinutes(10);

    /// <summary>Nobody is turned away by older ones. Of the many who ask in vain for a place in a full class few make the school count.</summary>
    private static readonly TimeSpan OldestToRefuse = TimeSpan.FromSeconds(10);

    private readonly SchoolCode? _school;
    private readonly TimeProvider _time;
    private readonly SharedRead _counted;
    private readonly Dictionary<ClassId, ClassPlaces> _classes = [];
    private Dictionary<(ClassId Class, Sex Sex, StudentStatus Status), int> _seats = [];
    private int _onTheirWay;
    private bool _overcounted;
    private DateTimeOffset _countedAt;
    private TaskCompletionSource? _settled;

    public Places(SchoolCode? school, TimeProvider time, Func<Task<SchoolCount>> count) =>
        (_school, _time, _counted) = (school, time, new SharedRead(() => CountAsync(count)));

    public int Live => _classes.Values.Sum(places => places.Live);

    public IEnumerable<HeadCount> Counts => _seats.Select(seat => new HeadCount(seat.Key.Class, seat.Key.Sex, seat.Key.Status, seat.Value));

    /// <summary>
    /// Completes when everything has been counted lately. What cases have changed since is in <see cref="Counts"/>; a place that one has freed is still taken.
    /// </summary>
    public ValueTask CountedAsync(CancellationToken cancellationToken) => EnsureAsync(again: IsOlder(OldestReported), cancellationToken);

    /// <summary>Completes when the counts can be relied on.</summary>
    public ValueTask ReadyAsync(CancellationToken cancellationToken) => EnsureAsync(again: _overcounted || IsOlder(OldestShown), cancellationToken);

    public int LiveIn(ClassId id) => Of(id).Live;

    /// <summary>Places that students, cases and enrolments on their way have.</summary>
    public int TakenIn(ClassId id) => Of(id).Taken;

    /// <summary>Whether fewer places of a class are taken; before the answer is no, everything has been counted lately.</summary>
    public async ValueTask<bool> HasFewerAsync(ClassId id, int places, CancellationToken cancellationToken)
    {
        await _counted.EnsureAsync(cancellationToken);
        if (TakenIn(id) < places)
        {
            return true;
        }

        await EnsureAsync(again: _overcounted || IsOlder(OldestToRefuse), cancellationToken);
        return TakenIn(id) < places;
    }

    /// <summary>
    /// Holds a place; <c>false</c> when every one is taken. While the last ones are only held, it waits how those enrolments end. Every hold ends
    /// in <see cref="Take"/>, <see cref="Reserve"/>, <see cref="Release"/> or <see cref="Doubt"/>; whoever has one must not wait for another.
    /// </summary>
    public async ValueTask<bool> HoldAsync(SchoolClass schoolClass, CancellationToken cancellationToken)
    {
        for (var asked = false; ;)
        {
            await _counted.EnsureAsync(cancellationToken);
            if (TryHold(schoolClass))
            {
                return true;
            }

            if (_overcounted || (!asked && IsOlder(OldestToRefuse)))
            {
                asked = true;
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
        Shift((id, sex, status), 1);
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

    /// <summary>
    /// Somebody left, sits where a place was kept, or will not come: a free place is free, but before one is missed everything is counted again.
    /// </summary>
    public void Overcount(SeatShift? shift)
    {
        _overcounted = true;
        if (shift is not null)
        {
            ShiftHere(shift.Left, -1);
            ShiftHere(shift.Taken, 1);
        }

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

    private bool IsOlder(TimeSpan age) => _counted.Done && _time.GetUtcNow() - _countedAt > age;

    private ValueTask EnsureAsync(bool again, CancellationToken cancellationToken)
    {
        if (again)
        {
            Forget();
        }

        return _counted.EnsureAsync(cancellationToken);
    }

    private ClassPlaces Of(ClassId id)
    {
        if (!_classes.TryGetValue(id, out var places))
        {
            _classes.Add(id, places = new ClassPlaces());
        }

        return places;
    }

    private void ShiftHere(Seat seat, int by)
    {
        if (seat.School == _school)
        {
            Shift((seat.Class, seat.Sex, seat.Status), by);
        }
    }

    // Never below nothing: whoever leaves twice has been counted once.
    private void Shift((ClassId Class, Sex Sex, StudentStatus Status) seat, int by) =>
        _seats[seat] = Math.Max(0, _seats.GetValueOrDefault(seat) + by);

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
        _countedAt = _time.GetUtcNow();
        GrainTelemetry.RecountedSchool();
        var (counts, reserved) = await count();
        _seats = counts.ToDictionary(head => (head.Class, head.Sex, head.Status), head => head.Count);
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
}

/// <summary>Who sits in a school, and the places that unfinished cases and students of a school that is merged into it keep there.</summary>
internal sealed record SchoolCount(IReadOnlyList<HeadCount> Heads, IReadOnlyList<HeldPlaceCount> Reserved);
