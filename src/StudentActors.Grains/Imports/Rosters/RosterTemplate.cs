using System.Text;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>An empty roster to fill in: the columns of <see cref="RosterColumns"/> and no row.</summary>
internal static class RosterTemplate
{
    public static byte[] Csv(bool chinese)
    {
        var csv = new StringBuilder();
        CsvText.AppendRecord(csv, Headers(chinese));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    public static byte[] Xlsx(bool chinese) => TextWorkbook.WithHeaders(chinese ? "学生名册" : "Students", [.. Headers(chinese)]);

    private static IEnumerable<string> Headers(bool chinese) => RosterColumns.All.Select(column => column.Header(chinese));
}
