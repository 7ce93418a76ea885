namespace StudentActors.Domain.Transfers;

/// <summary>The paper file (纸质学籍档案) that the sending school hands over after a transfer.</summary>
/// <param name="DueDate">Last day on which it is in time: a month after the move.</param>
/// <param name="OverdueSince">When the registry saw that it had not been handed over in time, a violation (art. 26).</param>
/// <param name="HandedOverOn">Day of the hand-over, as the sending school says.</param>
/// <param name="HandedOverBy">Account that noted it.</param>
public sealed record PaperFile(DateOnly DueDate, DateTimeOffset? OverdueSince = null, DateOnly? HandedOverOn = null, string? HandedOverBy = null)
{
    /// <summary>Months after the move.</summary>
    public const int Months = 1;
}
