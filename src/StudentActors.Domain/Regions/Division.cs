namespace StudentActors.Domain.Regions;

/// <summary>One code of GB/T 2260 and the division it stands for.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name as the standard prints it; of an abolished code, the last one.</param>
/// <param name="Level">Province, prefecture or county.</param>
/// <param name="ValidFrom">The first day on which the code may have been in force; <c>null</c> when older than the records.</param>
/// <param name="ValidTo">The last day on which the code may have been in force; <c>null</c> while it is.</param>
public sealed record Division(DivisionCode Code, string Name, DivisionLevel Level, DateOnly? ValidFrom, DateOnly? ValidTo);
