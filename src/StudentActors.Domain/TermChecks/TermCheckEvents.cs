using StudentActors.Domain.Calendar;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.TermChecks;

/// <summary>The school checked its rolls; a second check of a term takes the place of the first.</summary>
/// <param name="Next">The term whose check it owes from now on.</param>
public sealed record TermChecked(TermCheck Check, Term Next) : SchoolEvent
{
    public const string KindName = "school.term-checked";

    public override string Kind => KindName;
}

/// <summary>A term ended without a check (art. 25): the school is unverified until it checks its rolls.</summary>
public sealed record TermCheckMissed(Term Term, Term Next) : SchoolEvent
{
    public const string KindName = "school.term-check-missed";

    public override string Kind => KindName;
}
