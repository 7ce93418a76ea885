namespace StudentActors.Grains.Imports.Rosters;

/// <summary>
/// Keeps spreadsheets from running a cell of the error file as a formula: an apostrophe goes in front of a cell that begins like one.
/// <see cref="CellText"/> takes the same apostrophe away again, so that a corrected error file can be sent as it is.
/// </summary>
internal static class FormulaGuard
{
    public static bool IsTrigger(char first) => first is '=' or '+' or '-' or '@';

    public static string Defuse(string cell) => cell.Length > 0 && IsTrigger(cell[0]) ? "'" + cell : cell;
}
