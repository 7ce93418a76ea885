namespace StudentActors.Domain.Dropouts;

/// <summary>A review as a caller sends it.</summary>
public sealed record ReviewForm(int? Suspected, int? DroppedOut, int? Returned, string? Remark);
