using StudentActors.Storage.Imports;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore : IImportFileStore
{
    private static readonly SqlFile ImportSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Imports");
    private static readonly string WriteChunkSql = ImportSql["Write"];
    private static readonly string ReadChunkSql = ImportSql["Read"];
    private static readonly string DeleteFileSql = ImportSql["Delete"];

    Task IImportFileStore.WriteChunkAsync(Guid import, int index, byte[] sealedChunk, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(WriteChunkSql, cancellationToken, Value.Of(import), Value.Of(index), Value.Of(sealedChunk));

    Task<byte[]?> IImportFileStore.ReadChunkAsync(Guid import, int index, CancellationToken cancellationToken) =>
        _reader.OneAsync(ReadChunkSql, row => row.GetFieldValue<byte[]>(0), cancellationToken, Value.Of(import), Value.Of(index));

    Task IImportFileStore.DeleteAsync(Guid import, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(DeleteFileSql, cancellationToken, Value.Of(import));
}
