using System.Security.Cryptography;
using StudentActors.Storage.Imports;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Uploaded files, chunk by chunk.</summary>
public abstract class ImportFileTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IImportFileStore Files => (IImportFileStore)database.Store;

    [Fact]
    public async Task A_file_is_read_back_chunk_by_chunk_until_its_end()
    {
        var import = Guid.NewGuid();
        var chunks = Enumerable.Range(0, 3).Select(i => RandomNumberGenerator.GetBytes(100_000 * (i + 1))).ToList();
        for (var i = 0; i < chunks.Count; i++)
            await Files.WriteChunkAsync(import, i, chunks[i], Token);

        for (var i = 0; i < chunks.Count; i++)
            Assert.Equal(chunks[i], await Files.ReadChunkAsync(import, i, Token));
        Assert.Null(await Files.ReadChunkAsync(import, chunks.Count, Token));
        Assert.Null(await Files.ReadChunkAsync(Guid.NewGuid(), 0, Token));
    }

    [Fact]
    public async Task A_chunk_stored_again_replaces_the_first()
    {
        var import = Guid.NewGuid();
        await Files.WriteChunkAsync(import, 0, [1, 2, 3], Token);
        await Files.WriteChunkAsync(import, 0, [4], Token);

        Assert.Equal([4], await Files.ReadChunkAsync(import, 0, Token));
    }

    [Fact]
    public async Task A_deleted_file_is_gone_and_others_are_not()
    {
        var (gone, kept) = (Guid.NewGuid(), Guid.NewGuid());
        await Files.WriteChunkAsync(gone, 0, [1], Token);
        await Files.WriteChunkAsync(gone, 1, [2], Token);
        await Files.WriteChunkAsync(kept, 0, [3], Token);

        await Files.DeleteAsync(gone, Token);
        await Files.DeleteAsync(gone, Token);

        Assert.Null(await Files.ReadChunkAsync(gone, 0, Token));
        Assert.Null(await Files.ReadChunkAsync(gone, 1, Token));
        Assert.Equal([3], await Files.ReadChunkAsync(kept, 0, Token));
    }
}
