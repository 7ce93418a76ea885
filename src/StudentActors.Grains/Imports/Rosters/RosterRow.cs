using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>One data row as it stands in the file.</summary>
/// <param name="Number">1 for the first row after the header; blank rows count, so that it is one less than a spreadsheet shows.</param>
/// <param name="Cells">As many as the header has.</param>
/// <param name="Defect">What the file itself did to the row; <c>null</c> for nearly all. Its path is a column's, or empty.</param>
internal sealed record RosterRow(long Number, string[] Cells, Fault? Defect = null);
