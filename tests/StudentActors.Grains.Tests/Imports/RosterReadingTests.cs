using System.IO.Compression;
using System.Text;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Tests.Imports;

public sealed class RosterReadingTests
{
    private const string Header = "school,class,name,sex,birthDate,ethnicity,entryDate,entryWay,address\r\n";
    private const string Row = "2134000001,primary-2026-1,张三,男,2018-03-15,汉族,2026-09-01,就近入学,长江路1号\r\n";

    [Fact]
    public async Task A_quoted_cell_may_hold_delimiters_quotes_and_line_breaks()
    {
        var rows = await StoredFile.RowsAsync(Header + Row.Replace("长江路1号", "\"长江路1号, \"\"东\"\"\r\n门\"") + Row);

        Assert.Equal(2, rows.Count);
        Assert.Equal("长江路1号, \"东\"\r\n门", rows[0].Cells[8]);
        Assert.Null(rows[0].Defect);
    }

    [Fact]
    public async Task Wrong_quotes_and_surplus_cells_spoil_their_row_only()
    {
        var rows = await StoredFile.RowsAsync(
            Header + Row.Replace("张三", "\"张\"三") + Row.Replace("1号", "1号,,x") + Row.Replace("1号", "1号,,") + Row);

        Assert.Equal([true, true, false, false], rows.Select(row => row.Defect is not null));
    }

    [Fact]
    public async Task Missing_cells_at_the_end_are_empty()
    {
        var row = Assert.Single(await StoredFile.RowsAsync(Header + "2134000001,primary-2026-1\n"));

        Assert.Equal(9, row.Cells.Length);
        Assert.Equal(string.Empty, row.Cells[8]);
        Assert.Null(row.Defect);
    }

    [Fact]
    public async Task Blank_rows_are_left_out_and_counted()
    {
        var rows = await StoredFile.RowsAsync(Header + Row + "\r\n,,,,,,,,\r\n" + Row);

        Assert.Equal([1L, 4L], rows.Select(row => row.Number));
    }

    [Fact]
    public async Task A_line_that_begins_like_a_comment_is_data() =>
        Assert.Equal("#1", Assert.Single(await StoredFile.RowsAsync(Header + "#1,primary-2026-1\n")).Cells[0]);

    [Fact]
    public async Task A_workbook_gives_dates_and_numbers_as_text()
    {
        var (header, rows) = await StoredFile.ReadAsync(Sheets.Of(new Dictionary<string, object?>
        {
            ["学校标识码"] = 2134000001,
            ["班级"] = "primary-2026-1",
            ["姓名"] = "张三𠮷",
            ["性别"] = "男",
            ["出生日期"] = new DateTime(2018, 3, 15),
            ["民族"] = 1,
            ["入学日期"] = 46266,
            ["入学方式"] = "就近入学",
            ["电话"] = 13800138000,
            ["证件号码"] = 990101201803150030,
        }));
        var row = Assert.Single(rows);

        Assert.Equal(1, row.Number);
        Assert.Equal("2134000001", header.Cell(row.Cells, RosterColumns.School));
        Assert.Equal("张三𠮷", header.Cell(row.Cells, RosterColumns.Name));
        Assert.Equal("2018-03-15", header.Cell(row.Cells, RosterColumns.BirthDate));
        Assert.Equal("13800138000", header.Cell(row.Cells, RosterColumns.Phone));
        Assert.Equal("2026-09-01", CellText.Date(header.Cell(row.Cells, RosterColumns.EntryDate)));
        Assert.True(CellText.LostDigits(header.Cell(row.Cells, RosterColumns.DocumentNumber)!));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_template_with_a_row_can_be_imported(bool xlsx, bool chinese)
    {
        var template = xlsx ? RosterTemplate.Xlsx(chinese) : RosterTemplate.Csv(chinese);
        var empty = await StoredFile.InspectAsync(template);
        var filled = xlsx ? Fill(template) : [.. template, .. Encoding.UTF8.GetBytes("2134000001,小学2026级1班,张三,男\n")];

        var (header, rows) = await StoredFile.ReadAsync(filled);

        Assert.Equal(RuleBook.ImportEmpty, empty.Faults[0].Rule);
        Assert.Equal(RosterColumns.All, header.Columns);
        Assert.Equal("张三", header.Cell(Assert.Single(rows).Cells, RosterColumns.Name));
    }

    private static byte[] Fill(byte[] template)
    {
        using var content = new MemoryStream();
        content.Write(template);
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("xl/worksheets/sheet1.xml")!;
            using var stream = entry.Open();
            var sheet = new StreamReader(stream, leaveOpen: true).ReadToEnd();
            var cells = string.Concat("2134000001,小学2026级1班,张三,男".Split(',')
                .Select((text, i) => $"<c r=\"{(char)('A' + i)}2\" s=\"1\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
            stream.SetLength(0);
            using var writer = new StreamWriter(stream);
            writer.Write(sheet.Replace("</sheetData>", $"<row r=\"2\">{cells}</row></sheetData>"));
        }

        return content.ToArray();
    }
}
