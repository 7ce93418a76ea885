using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

/// <summary>
/// Who sits where in one school: counted from the store once, then kept by the school's own traffic. A place is held while an enrolment is on
/// its way; when its outcome stays unknown, everything is counted again, with nothing on its way, before the next place is given.
/// </summary>
internal sealed class Places
{
    private readonly SharedRead _counted;
    private readonly Dictionary<ClassId, int> _held = [];
    private Dictionary<Seat, int> _seats = [];
    private Dictionary<ClassId, int> _live = [];
    private int _onTheirWay;
    private TaskCompletionSource? _settled;

    public Places(Func<Task<IReadOnlyList<HeadCount>>> count) => _counted = new SharedRead(() => CountAsync(count));

    /// <summary>Whether the counts stand; they do not before <see cref="ReadyAsync"/> and after a doubt.</summary>
    public bool Ready => _counted.Done;

    public int Live => _live.Values.Sum();

    public IEnumerable<HeadCount> Counts => _seats.Select(seat => new HeadCount(seat.Key.Class, seat.Key.Sex, seat.Key.Status, seat.Value));

    /// <summary>Completes when the counts can be relied on.</summary>
    public ValueTask ReadyAsync(CancellationToken cancellationToken) => _counted.EnsureAsync(cancellationToken);

    public int LiveIn(ClassId id) => _live.GetValueOrDefault(id);

    /// <summary>Holds a place, if there is one. Every hold ends in <see cref="Take"/>, <see cref="Release"/> or <see cref="Doubt"/>.</summary>
    public bool TryHold(SchoolClass schoolClass)
    {
        var held = _held.GetValueOrDefault(schoolClass.Id);
        if (LiveIn(schoolClass.Id) + held >= schoolClass.Capacity)
        {
            return false;
        }

        _held[schoolClass.Id] = held + 1;
        _onTheirWay++;
        return true;
    }

    /// <summary>The student sits there now.</summary>
    public void Take(ClassId id, Sex sex, StudentStatus status)
    {
        Add(new Seat(id, sex, status), 1);
        Release(id);
    }

    /// <summary>The student did not come.</summary>
    public void Release(ClassId id)
    {
        _held[id]--;
        if (--_onTheirWay == 0)
        {
            _settled?.TrySetResult();
        }
    }

    /// <summary>Nobody knows whether the student sits there.</summary>
    public void Doubt(ClassId id)
    {
        _counted.Forget();
        Release(id);
    }

    private async Task CountAsync(Func<Task<IReadOnlyList<HeadCount>>> count)
    {
        while (_onTheirWay > 0)
        {
            _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _settled.Task;
        }

        GrainTelemetry.RecountedSchool();
        var counts = await count();
        _seats = [];
        _live = [];
        foreach (var (id, sex, status, students) in counts)
        {
            Add(new Seat(id, sex, status), students);
        }
    }

    private void Add(Seat seat, int students)
    {
        _seats[seat] = _seats.GetValueOrDefault(seat) + students;
        if (seat.Status.IsLive())
        {
            _live[seat.Class] = LiveIn(seat.Class) + students;
        }
    }

    private readonly record struct Seat(ClassId Class, Sex Sex, StudentStatus Status);
}
