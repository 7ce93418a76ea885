using StudentActors.Storage.Imports;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore : IImportFileStore
{
    private static readonly SqlFile ImportSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Imports");
    private static readonly string WriteChunkSql = ImportSql["Write"];
    private static readonly string ReadChunkSql = ImportSql["Read"];
    private static readonly string DeleteFileSql = ImportSql["Delete"];

    Task IImportFileStore.WriteChunkAsync(Guid import, int index, byte[] sealedChunk, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Statement(WriteChunkSql).Bind(import).Bind(index).Bind(sealedChunk).Execute(), cancellationToken);

    Task<byte[]?> IImportFileStore.ReadChunkAsync(Guid import, int index, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Statement(ReadChunkSql).Bind(import).Bind(index).One(row => row.Bytes(0)), cancellationToken);

    Task IImportFileStore.DeleteAsync(Guid import, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Statement(DeleteFileSql).Bind(import).Execute(), cancellationToken);
}
