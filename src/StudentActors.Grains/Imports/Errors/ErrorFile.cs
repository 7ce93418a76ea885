using System.Text;
using System.Text.Json;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Imports.Errors;

/// <summary>
/// The rejected rows of one import, in pages of bounded size, each a sealed chunk. Written in the order of the file; a page that is newer than
/// the saved progress is written over when the import goes on from there.
/// </summary>
internal sealed class ErrorFile(SealedChunks chunks)
{
    private const int MostRows = 500;
    private const int MostCharacters = 128 << 10;
    private const string Between = "; ";

    /// <summary>Writes rows as pages from an index on and returns the index after the last.</summary>
    public async Task<int> AppendAsync(
        AuthorityCode province, int index, IReadOnlyList<RejectedRow> rows, CancellationToken cancellationToken)
    {
        foreach (var page in Pages(rows))
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(page, RejectedRowJson.Default.IReadOnlyListRejectedRow);
            await chunks.WriteAsync(province, index, text, cancellationToken);
            index++;
        }

        return index;
    }

    /// <summary>A page as CSV text; the first begins with the header.</summary>
    public async Task<string> ReadAsync(RosterHeader header, int index, bool chinese, CancellationToken cancellationToken)
    {
        var csv = new StringBuilder();
        if (index == 0)
        {
            CsvText.AppendRecord(csv, [.. Own(header, header.Texts), RosterColumns.ErrorCode, RosterColumns.ErrorField, RosterColumns.Message]);
        }

        if (await chunks.ReadAsync(index, cancellationToken) is { } text)
        {
            foreach (var row in JsonSerializer.Deserialize(text, RejectedRowJson.Default.IReadOnlyListRejectedRow) ?? [])
            {
                Append(csv, header, row, chinese);
            }
        }

        return csv.ToString();
    }

    private static void Append(StringBuilder csv, RosterHeader header, RejectedRow row, bool chinese)
    {
        var fields = row.Refusals.Select(refusal => FieldName(header, row, refusal.Path, chinese));
        var messages = row.Refusals.Select(refusal => Text(refusal.Rule, chinese));
        CsvText.AppendRecord(csv, Own(header, row.Cells).Select(FormulaGuard.Defuse)
            .Append(string.Join(Between, row.Refusals.Select(refusal => refusal.Rule)))
            .Append(string.Join(Between, fields))
            .Append(string.Join(Between, messages)));
    }

    private static string Text(string ruleId, bool chinese) =>
        RuleBook.Find(ruleId) is { } rule ? chinese ? rule.Chinese : rule.English : ruleId;

    // In the words of the file that its sender has before them, where it has the column.
    private static string FieldName(RosterHeader header, RejectedRow row, string path, bool chinese) =>
        RosterForm.ColumnAt(header, row.Cells, path) is { } column
            ? header.Cell(header.Texts, column)?.Trim() ?? column.Header(chinese)
            : path;

    // Without columns that carry no data, among them those of an error file that was corrected and sent again.
    private static IEnumerable<string> Own(RosterHeader header, IReadOnlyList<string> cells) =>
        cells.Where((_, position) => header.Columns[position] is not null);

    private static IEnumerable<IReadOnlyList<RejectedRow>> Pages(IReadOnlyList<RejectedRow> rows)
    {
        var page = new List<RejectedRow>();
        var characters = 0;
        foreach (var row in rows)
        {
            var length = row.Cells.Sum(cell => cell.Length);
            if (page.Count == MostRows || (page.Count > 0 && characters + length > MostCharacters))
            {
                yield return page;
                page = [];
                characters = 0;
            }

            page.Add(row);
            characters += length;
        }

        if (page.Count > 0)
        {
            yield return page;
        }
    }
}
