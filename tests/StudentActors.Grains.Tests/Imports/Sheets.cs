using MiniExcelLibs;

namespace StudentActors.Grains.Tests.Imports;

/// <summary>Workbooks as spreadsheet programs save them.</summary>
internal static class Sheets
{
    public static byte[] Of(params Dictionary<string, object?>[] rows)
    {
        using var content = new MemoryStream();
        content.SaveAs(rows);
        return content.ToArray();
    }
}
