using StudentActors.Contracts.Calls;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Schools;

namespace StudentActors.Grains.Cases;

/// <summary>
/// What a case gives to its student's grain, to be committed together with what it means for the student: neither can then be without the other.
/// </summary>
/// <param name="Record">The case as its grain knows it; <c>null</c> when it is opened.</param>
/// <param name="HeadHash">Hash of its last event.</param>
/// <param name="Changes">What was decided; nothing, where something is left to be done that was decided earlier.</param>
/// <param name="Operation">To be answered by this.</param>
/// <param name="Actor">Account that decided.</param>
[GenerateSerializer, Immutable, Alias("sa.CaseTurn")]
internal sealed record CaseTurn(
    [property: Id(0)] CaseRecord? Record,
    [property: Id(1)] byte[] HeadHash,
    [property: Id(2)] CaseEvents Changes,
    [property: Id(3)] Operation? Operation,
    [property: Id(4)] string Actor)
{
    /// <summary>The case once what was decided has happened.</summary>
    public CaseRecord Decided => Changes.Items.Aggregate(Record, CaseRecord.Apply)!;

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(CaseTurn);
}

/// <summary>Events of one case, in their order.</summary>
[Immutable]
internal sealed record CaseEvents(IReadOnlyList<CaseEvent> Items)
{
    public static readonly CaseEvents None = new([]);

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(CaseEvents);
}

/// <summary>What became of a <see cref="CaseTurn"/>.</summary>
/// <param name="Record">The case after it, where it was committed.</param>
/// <param name="Refusal">Why the student's record does not allow it; nothing was committed.</param>
/// <param name="Shift">What that changed in the counts of schools; <c>null</c> where the student's record did not change.</param>
[GenerateSerializer, Immutable, Alias("sa.CaseTurned")]
internal sealed record CaseTurned(
    [property: Id(0)] CaseTurnOutcome Outcome,
    [property: Id(1)] CaseRecord? Record,
    [property: Id(2)] byte[] HeadHash,
    [property: Id(3)] Refusal? Refusal,
    [property: Id(4)] SeatShift? Shift = null)
{
    /// <summary>The operation was committed before, perhaps for something else.</summary>
    public static readonly CaseTurned AnsweredBefore = new(CaseTurnOutcome.AnsweredBefore, null, [], null);

    /// <summary>The case is not what its grain takes it for.</summary>
    public static readonly CaseTurned Conflict = new(CaseTurnOutcome.Conflict, null, [], null);

    public static CaseTurned Done(CaseRecord record, byte[] headHash) => new(CaseTurnOutcome.Committed, record, headHash, null);

    public static CaseTurned Refused(Refusal refusal) => new(CaseTurnOutcome.Refused, null, [], refusal);

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => Outcome.ToString();
}

internal enum CaseTurnOutcome
{
    Committed,
    Refused,
    AnsweredBefore,
    Conflict,
}

/// <summary>A student's record as its grain knows it; <c>null</c> where there is none.</summary>
[GenerateSerializer, Immutable, Alias("sa.KnownStudent")]
internal sealed record KnownStudent([property: Id(0)] StudentRecord? Record)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(KnownStudent);
}
