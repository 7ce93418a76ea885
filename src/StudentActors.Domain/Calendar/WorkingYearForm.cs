namespace StudentActors.Domain.Calendar;

/// <summary>A year's days as an operator sends them: raw texts, so that every fault can be reported at once.</summary>
/// <param name="Off">Days without work, each <c>YYYY-MM-DD</c> or a range <c>YYYY-MM-DD/YYYY-MM-DD</c>, both ends included.</param>
/// <param name="Worked">Days of a weekend that are worked, <c>YYYY-MM-DD</c>.</param>
public sealed record WorkingYearForm(int? Year, IReadOnlyList<string?>? Off, IReadOnlyList<string?>? Worked);
