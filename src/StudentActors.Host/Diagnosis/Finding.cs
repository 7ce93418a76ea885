namespace StudentActors.Host.Diagnosis;

/// <summary>What one check of the doctor found.</summary>
/// <param name="Detail">In a few words, what is so.</param>
/// <param name="Fix">What to do; only where something is to be done.</param>
internal sealed record Finding(Health Health, string Check, string Detail, string? Fix = null)
{
    public static Finding Good(string check, string detail) => new(Health.Good, check, detail);

    public static Finding Doubtful(string check, string detail, string fix) => new(Health.Doubtful, check, detail, fix);

    public static Finding Bad(string check, string detail, string fix) => new(Health.Bad, check, detail, fix);
}

internal enum Health
{
    Good,

    /// <summary>It works, but an operator should know.</summary>
    Doubtful,
    Bad,
}
