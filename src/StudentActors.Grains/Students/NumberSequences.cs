using StudentActors.Domain.Students;

namespace StudentActors.Grains.Students;

/// <summary>
/// All thousand sequences of one area and birth date in the order in which an enrolment tries them: the preferred range, then the rest, each
/// shuffled so that enrolments at the same time seldom meet.
/// </summary>
internal sealed class NumberSequences
{
    private readonly int[] _order;
    private int _next;

    public NumberSequences(EnrolmentOptions options, Random random)
    {
        _order = new int[StudentNumber.Sequences];
        var preferred = options.LastSequence - options.FirstSequence + 1;
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = (options.FirstSequence + i) % StudentNumber.Sequences;
        }

        random.Shuffle(_order.AsSpan(0, preferred));
        random.Shuffle(_order.AsSpan(preferred));
    }

    /// <summary>How many were taken from here.</summary>
    public int Tried => _next;

    public bool TryNext(out int sequence)
    {
        sequence = _next < _order.Length ? _order[_next] : 0;
        return _next++ < _order.Length;
    }
}
