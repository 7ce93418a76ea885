namespace StudentActors.Domain.Cases;

/// <summary>The limits of a step in working days, chosen when the case is opened and kept with it.</summary>
/// <param name="Limit">The office decides within so many working days after the step opened.</param>
/// <param name="RemindAfter">It is reminded at the end of this one.</param>
/// <param name="EscalateEvery">Once overdue, the next authority above hears of it after so many more, again and again.</param>
public sealed record StepClock(int Limit, int RemindAfter, int EscalateEvery)
{
    /// <summary>Ten working days for each party (art. 15).</summary>
    public const int LongestLimit = 10;

    /// <summary>Ten days to decide, a reminder after seven, one authority more every five days.</summary>
    public static readonly StepClock Usual = new(LongestLimit, 7, 5);
}
