namespace StudentActors.Domain.Dropouts;

/// <summary>What a school reported for one month (控辍保学月报).</summary>
/// <param name="Suspected">Suspected dropouts that the school knows of; none is a report too.</param>
/// <param name="DroppedOut">Dropouts among its students as the registry knew them at that moment.</param>
/// <param name="Late">It came after the last day.</param>
public sealed record DropoutReport(
    ReportMonth Month, int Suspected, int DroppedOut, string? Note, string By, DateTimeOffset At, bool Late);
