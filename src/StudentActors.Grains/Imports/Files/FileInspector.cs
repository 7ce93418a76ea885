using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Imports.Files;

/// <summary>
/// Reads a file once from end to end before any row of it takes effect: a file that cannot be read to its end must not be half imported.
/// </summary>
internal sealed class FileInspector(ImportOptions options)
{
    // A sheet whose lower rows are blank but formatted is as long as a sheet can be.
    private const int SheetRows = 1_048_576;
    private const int LongestFieldShown = 50;

    public async Task<FileInspection> InspectAsync(ChunkedFile file, CancellationToken cancellationToken)
    {
        var start = await file.FirstChunkAsync(cancellationToken);
        if (start.Length == 0)
        {
            return FileInspection.Refused(RuleBook.ImportEmpty);
        }

        var (layout, rule) = start.AsSpan().StartsWith(WorkbookGuard.Signature)
            ? await LookIntoWorkbookAsync(file, cancellationToken)
            : await LookIntoTextAsync(file, cancellationToken);
        if (layout is null)
        {
            return FileInspection.Refused(rule ?? RuleBook.ImportFormat);
        }

        await using var records = await file.ReadRecordsAsync(layout, cancellationToken);
        try
        {
            return await CountAsync(records, layout, cancellationToken);
        }
        catch (Exception e) when (layout.Format == FileFormat.Xlsx && e is not OperationCanceledException)
        {
            // The library reports a damaged workbook by whatever exception it runs into.
            return FileInspection.Refused(RuleBook.ImportFormat);
        }
    }

    private async Task<(FileLayout? Layout, Rule? Rule)> LookIntoWorkbookAsync(ChunkedFile file, CancellationToken cancellationToken)
    {
        await using var content = await file.LoadAsync(cancellationToken);
        var rule = content.Length > options.MaxWorkbookBytes
            ? RuleBook.ImportTooLarge
            : WorkbookGuard.Check(content, options.MaxUnpackedBytes, cancellationToken);
        return rule is null ? (new FileLayout(FileFormat.Xlsx, ','), null) : (null, rule);
    }

    private static async Task<(FileLayout? Layout, Rule? Rule)> LookIntoTextAsync(ChunkedFile file, CancellationToken cancellationToken)
    {
        var scan = new TextScan();
        await using (var stream = file.Open())
        {
            var buffer = new byte[SealedChunks.LargestChunk];
            int length;
            while ((length = await stream.ReadAsync(buffer, cancellationToken)) > 0 && !scan.IsBinary)
            {
                scan.Add(buffer.AsSpan(0, length));
            }
        }

        scan.End();
        if (scan.IsBinary)
        {
            return (null, RuleBook.ImportFormat);
        }

        return (new FileLayout(scan.Format, DelimiterOf(await file.FirstChunkAsync(cancellationToken))), null);
    }

    // None of the three bytes occurs inside a longer character of either encoding.
    private static char DelimiterOf(ReadOnlySpan<byte> start)
    {
        var line = start.IndexOfAny("\r\n"u8) is >= 0 and var end ? start[..end] : start;
        var (commas, semicolons, tabs) = (line.Count((byte)','), line.Count((byte)';'), line.Count((byte)'\t'));
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private async Task<FileInspection> CountAsync(IRecordReader records, FileLayout layout, CancellationToken cancellationToken)
    {
        var opened = await RosterReader.OpenAsync(records, cancellationToken);
        if (!opened.Accepted)
        {
            var faults = opened.Refusal.Faults.Select(fault => new FileFault(0, fault.Rule, Shown(fault.Path)));
            return new FileInspection(null, 0, [], [.. faults]);
        }

        var roster = opened.Value;
        var rows = 0L;
        while (await roster.ReadAsync(cancellationToken) is { } row)
        {
            if (roster.HasRunAway)
            {
                return FileInspection.Refused(RuleBook.ImportRowUnreadable, row.Number);
            }

            if (++rows > options.MaxRows || row.Number > Math.Max(options.MaxRows, SheetRows))
            {
                return FileInspection.Refused(RuleBook.ImportTooLarge);
            }
        }

        return rows == 0 ? FileInspection.Refused(RuleBook.ImportEmpty) : new FileInspection(layout, rows, roster.Header.Texts, []);
    }

    private static string Shown(string field) => field.Length <= LongestFieldShown ? field : field[..LongestFieldShown] + "…";
}
