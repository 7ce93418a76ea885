using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Imports.Files;

/// <summary>Reads the first sheet of a workbook row by row. The stream has passed <see cref="WorkbookGuard"/>.</summary>
internal sealed class XlsxRecordReader : IRecordReader
{
    private readonly Stream _stream;
    private readonly IEnumerator<IDictionary<string, object?>> _rows;

    public XlsxRecordReader(Stream stream)
    {
        _stream = stream;

        // The library would keep long lists of shared strings, names among them, in an open file under /tmp.
        var configuration = new OpenXmlConfiguration { EnableSharedStringCache = false };
        _rows = stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: configuration)
            .Cast<IDictionary<string, object?>>().GetEnumerator();
    }

    public ValueTask<FileRecord?> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_rows.MoveNext() ? new FileRecord(Cells(_rows.Current)) : null);
    }

    public ValueTask DisposeAsync()
    {
        _rows.Dispose();
        return _stream.DisposeAsync();
    }

    private static string[] Cells(IDictionary<string, object?> row)
    {
        var cells = new string[row.Count];
        var i = 0;
        foreach (var value in row.Values)
        {
            cells[i++] = Text(value);
        }

        return cells;
    }

    // Numbers that a spreadsheet cannot hold exactly come out in scientific notation, by which their damage is noticed.
    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        DateTime time => CellText.Text(DateOnly.FromDateTime(time)),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
