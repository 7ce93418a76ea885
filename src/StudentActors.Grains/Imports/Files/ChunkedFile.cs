using System.Text;

namespace StudentActors.Grains.Imports.Files;

/// <summary>An uploaded file of a known number of chunks.</summary>
internal sealed class ChunkedFile(SealedChunks chunks, int count)
{
    private static readonly Encoding Gb18030 = LoadGb18030();

    public async Task<byte[]> FirstChunkAsync(CancellationToken cancellationToken) =>
        count == 0 ? [] : await chunks.ReadAsync(0, cancellationToken) ?? [];

    public Stream Open() => new ChunkStream(chunks, count);

    /// <summary>The whole file in memory: a workbook is read out of order.</summary>
    public async Task<MemoryStream> LoadAsync(CancellationToken cancellationToken)
    {
        var content = new MemoryStream(count * SealedChunks.LargestChunk);
        await using var stream = Open();
        await stream.CopyToAsync(content, cancellationToken);
        content.Position = 0;
        return content;
    }

    public async Task<IRecordReader> ReadRecordsAsync(FileLayout layout, CancellationToken cancellationToken) => layout.Format switch
    {
        FileFormat.Xlsx => new XlsxRecordReader(await LoadAsync(cancellationToken)),
        FileFormat.CsvGb18030 => new CsvRecordReader(Open(), Gb18030, layout.Delimiter),
        _ => new CsvRecordReader(Open(), Encoding.UTF8, layout.Delimiter),
    };

    private static Encoding LoadGb18030()
    {
        var replacing = new DecoderReplacementFallback("\uFFFD");
        return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, replacing)
            ?? throw new PlatformNotSupportedException("The encoding GB18030 is missing.");
    }
}
