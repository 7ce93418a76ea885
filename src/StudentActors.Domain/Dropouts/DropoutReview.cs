namespace StudentActors.Domain.Dropouts;

/// <summary>A review that an authority has made.</summary>
/// <param name="Figures">What it confirms.</param>
/// <param name="Ledger">What the registry knew at that moment.</param>
/// <param name="Remark">Where the two differ, why.</param>
/// <param name="Late">It came after the last day.</param>
public sealed record DropoutReview(
    ReviewPeriod Period, ReviewFigures Figures, ReviewLedger Ledger, string? Remark, string By, DateTimeOffset At, bool Late)
{
    /// <summary>How the making of a review is named among the events of all records.</summary>
    public const string KindName = "authority.dropouts-reviewed";
}
