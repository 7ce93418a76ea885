namespace StudentActors.Storage.Imports;

/// <summary>Keeps an uploaded file, sealed and in chunks, until its import has ended.</summary>
public interface IImportFileStore
{
    /// <summary>Stores a chunk; storing the same one again replaces it.</summary>
    Task WriteChunkAsync(Guid import, int index, byte[] sealedChunk, CancellationToken cancellationToken);

    /// <summary>The chunk, or <c>null</c> after the last.</summary>
    Task<byte[]?> ReadChunkAsync(Guid import, int index, CancellationToken cancellationToken);

    Task DeleteAsync(Guid import, CancellationToken cancellationToken);
}
