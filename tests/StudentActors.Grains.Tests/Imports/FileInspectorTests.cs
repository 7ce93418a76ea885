using System.IO.Compression;
using System.Text;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Tests.Imports;

public sealed class FileInspectorTests
{
    private const string Chinese = "学校标识码,班级,姓名,性别,出生日期,民族,入学日期,入学方式\n2134000001,primary-2026-1,张三𠮷䶮,男,2018-03-15,汉族,2026-09-01,就近入学\n";

    [Theory]
    [InlineData("utf-8", false, FileFormat.CsvUtf8)]
    [InlineData("utf-8", true, FileFormat.CsvUtf8)]
    [InlineData("gb18030", false, FileFormat.CsvGb18030)]
    internal async Task The_encoding_is_told_by_the_content(string encoding, bool mark, FileFormat format)
    {
        var text = (encoding == "utf-8" ? Encoding.UTF8 : StoredFile.Gb18030).GetBytes(Chinese);
        byte[] content = [.. mark ? Encoding.UTF8.Preamble : [], .. text];

        // Chunks of three bytes cut every character once.
        var found = await StoredFile.InspectAsync(content, chunkLength: 3);
        var rows = await StoredFile.RowsAsync(content, chunkLength: 3);

        Assert.Equal(format, found.Layout!.Format);
        Assert.Equal(1, found.Rows);
        Assert.Equal("张三𠮷䶮", Assert.Single(rows).Cells[2]);
    }

    [Fact]
    public async Task A_damaged_byte_spoils_its_row_and_does_not_make_utf8_into_gb18030()
    {
        var text = new StringBuilder(Chinese);
        for (var i = 0; i < 20; i++)
        {
            text.Append("2134000001,primary-2026-1,王五,男,2018-03-15,汉族,2026-09-01,就近入学\n");
        }

        var content = Encoding.UTF8.GetBytes(text.ToString());
        content[content.AsSpan().LastIndexOf("王"u8)] = 0xFF;

        var rows = await StoredFile.RowsAsync(content);

        Assert.Equal(RuleBook.ImportRowUnreadable, rows[^1].Defect!.Rule);
        Assert.All(rows.SkipLast(1), row => Assert.Null(row.Defect));
        Assert.Equal("王五", rows[1].Cells[2]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task The_delimiter_is_told_by_the_header(char delimiter)
    {
        var found = await StoredFile.InspectAsync(Chinese.Replace(',', delimiter));

        Assert.Equal(delimiter, found.Layout!.Delimiter);
        Assert.Equal(1, found.Rows);
    }

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("\uFEFF", "import.empty")]
    [InlineData("学校标识码,班级,姓名,性别,出生日期,民族,入学日期,入学方式\n", "import.empty")]
    [InlineData("学校标识码,班级,姓名,性别,出生日期,民族,入学日期,入学方式\n,,,,,,,\n\n", "import.empty")]
    [InlineData("a\0b", "import.format")]
    [InlineData("学校标识码;班级,姓名\n1,2\n", "import.columns")]
    public async Task A_file_that_is_no_roster_is_refused_as_a_whole(string text, string rule)
    {
        var found = await StoredFile.InspectAsync(text);

        Assert.Null(found.Layout);
        Assert.Equal(rule, found.Faults[0].Rule.Id);
    }

    [Fact]
    public async Task An_unknown_column_is_named()
    {
        var found = await StoredFile.InspectAsync(Chinese.Replace("民族", "民族,血型").Replace("汉族", "汉族,A"));

        Assert.Equal(new FileFault(0, RuleBook.ImportColumns, "血型"), Assert.Single(found.Faults));
    }

    [Fact]
    public async Task A_quote_that_swallows_rows_is_refused_with_the_row_where_it_begins()
    {
        var found = await StoredFile.InspectAsync(Chinese + "2134000001,\"primary-2026-1,李四,男,2018-03-15,汉族,2026-09-01,就近入学\n" + Chinese);

        Assert.Equal(new FileFault(2, RuleBook.ImportRowUnreadable, ""), Assert.Single(found.Faults));
    }

    [Fact]
    public async Task Too_many_rows_are_refused()
    {
        var row = Chinese[Chinese.IndexOf('2')..];

        var one = new ImportOptions { MaxRows = 1 };

        var two = await StoredFile.InspectAsync(Encoding.UTF8.GetBytes(Chinese + row), one);

        Assert.Equal(RuleBook.ImportTooLarge, Assert.Single(two.Faults).Rule);
        Assert.Empty((await StoredFile.InspectAsync(Encoding.UTF8.GetBytes(Chinese), one)).Faults);
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_too_much_is_refused()
    {
        var found = await StoredFile.InspectAsync(
            Workbook("<workbook/>", sheet: new string(' ', 5 << 20)),
            new ImportOptions { MaxUnpackedBytes = 4 << 20, MaxWorkbookBytes = 1 << 20 });

        Assert.Equal(RuleBook.ImportTooLarge, found.Faults[0].Rule);
    }

    [Fact]
    public async Task A_workbook_that_counts_from_1904_is_refused()
    {
        var found = await StoredFile.InspectAsync(Workbook("<workbook><workbookPr date1904=\"1\"/></workbook>"));

        Assert.Equal(RuleBook.ImportFormat, Assert.Single(found.Faults).Rule);
    }

    [Theory]
    [InlineData("<sheetData>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")]
    [InlineData("")]
    public async Task A_damaged_or_hostile_sheet_is_refused(string sheet) =>
        Assert.NotEmpty((await StoredFile.InspectAsync(Workbook("<workbook/>", sheet))).Faults);

    [Fact]
    public async Task An_archive_that_is_no_workbook_is_refused() =>
        Assert.Equal(RuleBook.ImportFormat, (await StoredFile.InspectAsync("PK\u0003\u0004 and nothing more")).Faults[0].Rule);

    [Fact]
    public async Task A_missing_chunk_is_not_taken_for_the_end()
    {
        var file = new ChunkedFile(new SealedChunks(new Clusters.MemoryImportFiles(), Clusters.TestKeys.New(), Guid.NewGuid()), 1);

        await Assert.ThrowsAsync<EndOfStreamException>(() => file.LoadAsync(CancellationToken.None));
    }

    private static byte[] Workbook(string workbook, string sheet = "<worksheet/>")
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("xl/workbook.xml", workbook), ("xl/worksheets/sheet1.xml", sheet) })
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return content.ToArray();
    }
}
