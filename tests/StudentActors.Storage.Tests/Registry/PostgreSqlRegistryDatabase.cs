using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;

namespace StudentActors.Storage.Tests.Registry;

public sealed class PostgreSqlRegistryDatabase(SharedPostgres postgres) : RegistryDatabase
{
    public NpgsqlDataSource DataSource { get; private set; } = null!;

    [SuppressMessage("Security", "CA2100", Justification = "Texts of the tests.")]
    public override async Task<long> ScalarAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public override RegistryTables Tables() => new PostgreSqlTables(DataSource);

    public override string Literal(Guid id) => $"'{id:d}'";

    protected override async Task CreateAsync(CancellationToken cancellationToken) =>
        DataSource = NpgsqlDataSource.Create(await postgres.CreateRegistryAsync(cancellationToken));

    protected override IRegistryStore OpenStore(GroupCommitOptions options) =>
        new ShardedRegistryStore(
            DataSource, _ => throw new InvalidOperationException("There is one database."), options, new ShardingOptions(),
            NullLogger<PostgreSqlRegistryStore>.Instance);

    protected override async ValueTask DropAsync()
    {
        if (DataSource is not null)
            await DataSource.DisposeAsync();
    }
}
