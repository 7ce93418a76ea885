namespace StudentActors.Grains.Imports;

/// <summary>What can be imported.</summary>
internal static class ImportKinds
{
    public const string Students = "students";
}

/// <summary>What an import does with the rows.</summary>
internal static class ImportModes
{
    public const string Validate = "validate";
    public const string Commit = "commit";
}
