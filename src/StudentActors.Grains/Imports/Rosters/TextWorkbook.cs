using System.IO.Compression;
using System.Security;
using System.Text;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>
/// A workbook of one header row in which whole columns are formatted as text. Only that keeps Excel from turning an 18-digit number into
/// 9.9E+17 while it is typed, and it is more than the library for reading workbooks can write.
/// </summary>
internal static class TextWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The oldest time that a ZIP archive can hold: the same template is the same bytes.
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] WithHeaders(string sheet, IReadOnlyList<string> headers)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"""
                <Types xmlns="{Package}/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{ContentTypes}.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{ContentTypes}.worksheet+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="{ContentTypes}.styles+xml"/>
                </Types>
                """);
            Add(archive, "_rels/.rels", $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/>
                </Relationships>
                """);
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="{Relationships}">
                <sheets><sheet name="{Escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets>
                </workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="rId1" Type="{Relationships}/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="{Relationships}/styles" Target="styles.xml"/>
                </Relationships>
                """);
            Add(archive, "xl/styles.xml", Styles);
            Add(archive, "xl/worksheets/sheet1.xml", Sheet(headers));
        }

        return content.ToArray();
    }

    // Number format 49 is "@", text. Style 1 is for the columns, style 2, bold, for the header.
    private const string Styles = $"""
        <styleSheet xmlns="{Main}">
        <fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="3">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        </cellXfs>
        </styleSheet>
        """;

    private static string Sheet(IReadOnlyList<string> headers)
    {
        var cells = string.Concat(headers.Select((header, column) =>
            $"""<c r="{ColumnName(column)}1" s="2" t="inlineStr"><is><t>{Escaped(header)}</t></is></c>"""));
        return $"""
            <worksheet xmlns="{Main}">
            <sheetViews><sheetView workbookViewId="0">
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>
            </sheetView></sheetViews>
            <cols><col min="1" max="{headers.Count}" width="20" style="1" customWidth="1"/></cols>
            <sheetData><row r="1">{cells}</row></sheetData>
            </worksheet>
            """;
    }

    private static void Add(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Timeless;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }

    private static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    private static string? Escaped(string text) => SecurityElement.Escape(text);
}
