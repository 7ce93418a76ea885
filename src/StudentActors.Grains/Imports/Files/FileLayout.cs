namespace StudentActors.Grains.Imports.Files;

/// <summary>What has to be known of a file to read it.</summary>
/// <param name="Delimiter">Between the cells of a CSV file.</param>
internal sealed record FileLayout(FileFormat Format, char Delimiter);
