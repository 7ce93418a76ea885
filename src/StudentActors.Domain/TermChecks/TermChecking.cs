using StudentActors.Domain.Calendar;

namespace StudentActors.Domain.TermChecks;

/// <summary>Where a school stands with its checks.</summary>
public sealed record TermChecking
{
    /// <summary>Checks that are remembered here; older ones are in the school's events.</summary>
    public const int MostChecks = 8;

    /// <summary>The term whose check it owes next; it is in time until the term's last day.</summary>
    public required Term Next { get; init; }

    /// <summary>Version of the school's record at which <see cref="Next"/> was set.</summary>
    public required int Version { get; init; }

    /// <summary>Terms that ended without a check since the last one, oldest first.</summary>
    public IReadOnlyList<Term> Missed { get; init; } = [];

    /// <summary>The last check of each term, oldest term first.</summary>
    public IReadOnlyList<TermCheck> Checks { get; init; } = [];

    public TermCheck? Of(Term term) => Checks.FirstOrDefault(check => check.Term == term);

    /// <summary>The rolls are right now; what was missed cannot be checked any more.</summary>
    public TermChecking After(TermChecked e, int version) => Turned(e.Next, version) with
    {
        Missed = [],
        Checks = [.. Checks.Where(check => check.Term != e.Check.Term).Append(e.Check).OrderBy(check => check.Term).TakeLast(MostChecks)],
    };

    public TermChecking After(TermCheckMissed e, int version) => Turned(e.Next, version) with { Missed = [.. Missed, e.Term] };

    private TermChecking Turned(Term next, int version) => next == Next ? this : this with { Next = next, Version = version };
}
