using System.Text;
using StudentActors.Domain.Regions;
using StudentActors.Grains.Imports;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;
using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Imports;

/// <summary>A file as an import finds it: in sealed chunks.</summary>
internal static class StoredFile
{
    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<ChunkedFile> OfAsync(byte[] content, int chunkLength = SealedChunks.LargestChunk)
    {
        var chunks = new SealedChunks(new MemoryImportFiles(), TestKeys.New(), Guid.NewGuid());
        var count = 0;
        foreach (var chunk in content.Chunk(chunkLength))
        {
            await chunks.WriteAsync(AuthorityCode.Nation, count++, chunk, None);
        }

        return new ChunkedFile(chunks, count);
    }

    public static Task<FileInspection> InspectAsync(string text) => InspectAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<FileInspection> InspectAsync(
        byte[] content, ImportOptions? options = null, int chunkLength = SealedChunks.LargestChunk) =>
        await new FileInspector(options ?? new ImportOptions()).InspectAsync(await OfAsync(content, chunkLength), None);

    public static Task<List<RosterRow>> RowsAsync(string text) => RowsAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Inspects a file that must be in order, and reads it.</summary>
    public static async Task<List<RosterRow>> RowsAsync(byte[] content, int chunkLength = SealedChunks.LargestChunk) =>
        (await ReadAsync(content, chunkLength)).Rows;

    public static async Task<(RosterHeader Header, List<RosterRow> Rows)> ReadAsync(
        byte[] content, int chunkLength = SealedChunks.LargestChunk)
    {
        var file = await OfAsync(content, chunkLength);
        var inspection = await new FileInspector(new ImportOptions()).InspectAsync(file, None);
        Assert.Empty(inspection.Faults);
        await using var records = await file.ReadRecordsAsync(inspection.Layout!, None);
        var opened = await RosterReader.OpenAsync(records, None);
        var rows = new List<RosterRow>();
        while (await opened.Value!.ReadAsync(None) is { } row)
        {
            rows.Add(row);
        }

        return (opened.Value.Header, rows);
    }
}
