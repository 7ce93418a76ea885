namespace StudentActors.Grains;

/// <summary>
/// Orleans' grain storage for what is not a registry record: accounts, policies, summaries, token keys, import progress. The host registers
/// a provider under this name.
/// </summary>
public static class GrainStorage
{
    public const string Name = "registry";
}
