using System.CommandLine;
using System.Globalization;
using Npgsql;
using Spectre.Console;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Host.Terminal;
using StudentActors.Storage.Migrations;

namespace StudentActors.Host.Migrations;

/// <summary><c>migrate up|status</c>: the database's schema.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var up = new Command("up", "Apply the pending migrations. Safe to run from several places at once.");
        up.AddSettings(Settings.Data, Settings.Postgres);
        up.DoesUntilInterrupted((parse, cancellationToken) => OnDatabaseAsync(parse, UpAsync, cancellationToken));

        var status = new Command("status", "Show which migrations the database has. Ends with 1 when some are pending.");
        status.AddSettings(Settings.Data, Settings.Postgres);
        status.DoesUntilInterrupted((parse, cancellationToken) => OnDatabaseAsync(parse, StatusAsync, cancellationToken));

        return new Command("migrate", "Show or update the schema of the database.") { up, status };
    }

    private static async Task<int> UpAsync(IMigrator migrator, CancellationToken cancellationToken)
    {
        var applied = await migrator.UpAsync(cancellationToken);
        if (applied.Count == 0)
        {
            Console.WriteLine("The database is up to date.");
        }
        else
        {
            Show(applied);
        }

        return ExitCode.Done;
    }

    private static async Task<int> StatusAsync(IMigrator migrator, CancellationToken cancellationToken)
    {
        var status = await migrator.StatusAsync(cancellationToken);
        Show(status);
        return status.All(migration => migration.Applied) ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<int> OnDatabaseAsync(
        ParseResult parse, Func<IMigrator, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        await using var postgres = settings.IsEmbedded ? null : NpgsqlDataSource.Create(settings.Postgres);
        try
        {
            return await action(RegistryDatabase.Migrator(settings, postgres), cancellationToken);
        }
        catch (Exception e) when (StartFailure.Explain(e, settings) is { } explained)
        {
            throw new CommandFailedException(explained, e);
        }
    }

    private static void Show(IEnumerable<MigrationStatus> migrations)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Set", "Migration", "Applied");
        foreach (var migration in migrations)
        {
            table.AddRow(
                migration.Set,
                string.Create(CultureInfo.InvariantCulture, $"{migration.Number:0000}_{migration.Name}"),
                migration.AppliedAt?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "pending");
        }

        AnsiConsole.Write(table);
    }
}
