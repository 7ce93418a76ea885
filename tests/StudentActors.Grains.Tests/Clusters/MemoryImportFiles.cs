using System.Collections.Concurrent;
using StudentActors.Storage.Imports;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>Imported files without a database.</summary>
internal sealed class MemoryImportFiles : IImportFileStore
{
    private readonly ConcurrentDictionary<(Guid Import, int Index), byte[]> _chunks = [];

    public IEnumerable<byte[]> Chunks => _chunks.Values;

    public int Count(Guid import) => _chunks.Keys.Count(key => key.Import == import);

    public Task WriteChunkAsync(Guid import, int index, byte[] sealedChunk, CancellationToken cancellationToken)
    {
        _chunks[(import, index)] = sealedChunk;
        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadChunkAsync(Guid import, int index, CancellationToken cancellationToken) =>
        Task.FromResult(_chunks.GetValueOrDefault((import, index)));

    public Task DeleteAsync(Guid import, CancellationToken cancellationToken)
    {
        foreach (var key in _chunks.Keys.Where(key => key.Import == import))
        {
            _chunks.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }
}
