using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Imports.Files;

/// <summary>What a first look at a whole file found: how to read it and how long it is, or why it is refused.</summary>
/// <param name="Layout"><c>null</c> when refused.</param>
/// <param name="Rows">Rows that are not blank.</param>
internal sealed record FileInspection(FileLayout? Layout, long Rows, string[] Header, IReadOnlyList<FileFault> Faults)
{
    public static FileInspection Refused(Rule rule, long row = 0, string field = "") => new(null, 0, [], [new FileFault(row, rule, field)]);
}

/// <param name="Row">0 for the header or the file as a whole.</param>
/// <param name="Field">The column, where one is at fault.</param>
internal sealed record FileFault(long Row, Rule Rule, string Field);
