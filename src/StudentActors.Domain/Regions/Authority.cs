namespace StudentActors.Domain.Regions;

/// <summary>An education authority and the one it answers to.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name of its division, or of the body itself for the nation (全国) and the Corps (新疆生产建设兵团).</param>
/// <param name="Level">Its level.</param>
/// <param name="Parent">The authority above; <c>null</c> for the nation only.</param>
public sealed record Authority(AuthorityCode Code, string Name, AuthorityLevel Level, AuthorityCode? Parent);
