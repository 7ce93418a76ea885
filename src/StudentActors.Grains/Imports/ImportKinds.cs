namespace StudentActors.Grains.Imports;

/// <summary>What can be imported.</summary>
internal static class ImportKinds
{
    public const string Students = "students";
}
