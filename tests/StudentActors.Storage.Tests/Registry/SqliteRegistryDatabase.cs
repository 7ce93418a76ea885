using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Tests.Registry;

public sealed class SqliteRegistryDatabase : RegistryDatabase
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("registry.db");

    [SuppressMessage("Security", "CA2100", Justification = "Texts of the tests.")]
    public override async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection(SqliteFile.ConnectionString(Path));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public override RegistryTables Tables() => new SqliteTables(Path);

    public override string Literal(Guid id) => $"x'{id:n}'";

    protected override Task CreateAsync(CancellationToken cancellationToken) =>
        new SqliteMigrator(Path, _folder.File("orleans.db"), TimeProvider.System).UpAsync(cancellationToken);

    protected override IRegistryStore OpenStore(GroupCommitOptions options) =>
        new SqliteRegistryStore(Path, options, NullLogger<SqliteRegistryStore>.Instance);

    protected override ValueTask DropAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
