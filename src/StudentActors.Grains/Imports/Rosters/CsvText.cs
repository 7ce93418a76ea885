using System.Text;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>Writes CSV as RFC 4180 has it.</summary>
internal static class CsvText
{
    public static void AppendRecord(StringBuilder csv, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                csv.Append(',');
            }

            first = false;
            AppendCell(csv, cell);
        }

        csv.Append("\r\n");
    }

    private static void AppendCell(StringBuilder csv, string cell)
    {
        if (cell.AsSpan().IndexOfAny("\",\r\n") < 0)
        {
            csv.Append(cell);
            return;
        }

        csv.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
