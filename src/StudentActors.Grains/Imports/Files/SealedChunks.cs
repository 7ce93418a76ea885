using System.Buffers.Binary;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Imports;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Imports.Files;

/// <summary>A file kept in sealed chunks.</summary>
internal sealed class SealedChunks(IImportFileStore store, IKeyRing keys, Guid id)
{
    /// <summary>Largest chunk, in bytes before sealing.</summary>
    public const int LargestChunk = 512 << 10;

    /// <summary>Where an import keeps its rejected rows: a file of its own beside the uploaded one.</summary>
    public static Guid ErrorsOf(Guid import)
    {
        Span<byte> bytes = stackalloc byte[16];
        import.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[0] ^= 0xE5;
        return new Guid(bytes, bigEndian: true);
    }

    public Task WriteAsync(AuthorityCode province, int index, ReadOnlySpan<byte> plain, CancellationToken cancellationToken) =>
        store.WriteChunkAsync(id, index, keys.Seal(province, Context(index), plain), cancellationToken);

    /// <summary>The chunk, or <c>null</c> after the last.</summary>
    public async Task<byte[]?> ReadAsync(int index, CancellationToken cancellationToken) =>
        await store.ReadChunkAsync(id, index, cancellationToken) is { } bytes ? keys.Open(Context(index), bytes) : null;

    public Task DeleteAsync(CancellationToken cancellationToken) => store.DeleteAsync(id, cancellationToken);

    // Each chunk is sealed for its own place, so that nobody with the database alone can exchange two of them.
    private Guid Context(int index)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var tail = bytes[12..];
        BinaryPrimitives.WriteInt32BigEndian(tail, BinaryPrimitives.ReadInt32BigEndian(tail) ^ index);
        return new Guid(bytes, bigEndian: true);
    }
}
