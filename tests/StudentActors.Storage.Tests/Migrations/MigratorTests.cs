using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;
using StudentActors.Storage.Migrations;

namespace StudentActors.Storage.Tests.Migrations;

/// <summary>What a migrator promises, whatever the database.</summary>
public abstract class MigratorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_database_gets_every_migration_once()
    {
        var migrator = Migrator();

        var before = await migrator.StatusAsync(Token);
        var applied = await migrator.UpAsync(Token);
        var again = await migrator.UpAsync(Token);
        var after = await migrator.StatusAsync(Token);

        Assert.All(before, migration => Assert.False(migration.Applied));
        Assert.Equal(before.Select(migration => migration with { Applied = true, AppliedAt = Now }), applied);
        Assert.Empty(again);
        Assert.Equal(applied, after);
    }

    [Fact]
    public async Task Eight_processes_starting_at_once_apply_each_migration_once()
    {
        // All look before any acts, so that what a connection remembers from looking is put to the test as well.
        var all = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator().StatusAsync(Token))))[0];

        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrator().UpAsync(Token), Token)));

        Assert.Equal(
            all.Select(migration => (migration.Set, migration.Number)).Order(),
            applied.SelectMany(migrations => migrations).Select(migration => (migration.Set, migration.Number)).Order());
    }

    [Fact]
    public async Task An_applied_migration_whose_text_changed_is_refused()
    {
        await Migrator().UpAsync(Token);
        await ExecuteAsync("UPDATE schema_migration SET checksum = 'other' WHERE set_name = 'Orleans' AND number = 2");

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Migrator().UpAsync(Token));

        Assert.Contains("Orleans 0002_membership", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MigrationException>(() => Migrator().StatusAsync(Token));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Migrator().UpAsync(Token);
        await ExecuteAsync(
            "INSERT INTO schema_migration (set_name, number, name, checksum, applied_at) VALUES ('Orleans', 9000, 'from_the_future', 'x', '2030-01-01 00:00:00')");

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Migrator().UpAsync(Token));

        Assert.Contains("newer than this program", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Orleans 9000_from_the_future", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_skipped_by_later_ones_is_refused()
    {
        await Migrator().UpAsync(Token);
        await ExecuteAsync("DELETE FROM schema_migration WHERE set_name = 'Orleans' AND number = 3");

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Migrator().UpAsync(Token));

        Assert.Contains("Orleans 0003_grain_state", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind_and_can_be_repeated()
    {
        MigrationScript good = new("Registry", 1, "good", "CREATE TABLE first (id integer)");
        MigrationScript bad = new("Registry", 2, "bad", "CREATE TABLE second (id integer); INSERT INTO nowhere VALUES (1)");
        MigrationScript corrected = bad with { Sql = "CREATE TABLE second (id integer)" };

        var failure = await Assert.ThrowsAsync<MigrationException>(() => Runner([good, bad]).UpAsync(Token));
        var status = await Runner([good, bad]).StatusAsync(Token);
        var repeated = await Runner([good, corrected]).UpAsync(Token);

        Assert.Contains("Registry 0002_bad", failure.Message, StringComparison.Ordinal);
        Assert.IsType<DbException>(failure.InnerException, exactMatch: false);
        Assert.Equal([true, false], status.Select(migration => migration.Applied));
        Assert.Equal([2], repeated.Select(migration => migration.Number));
    }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    protected abstract IMigrator Migrator();

    /// <summary>A runner over an empty database of the test's own.</summary>
    private protected abstract MigrationDatabase EmptyDatabase();

    protected abstract Task<DbConnection> OpenOrleansAsync(CancellationToken cancellationToken);

    private MigrationRunner Runner(IReadOnlyList<MigrationScript> scripts) => new(EmptyDatabase(), scripts, Time);

    [SuppressMessage("Security", "CA2100", Justification = "Texts of the tests above.")]
    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenOrleansAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Token));
    }
}
