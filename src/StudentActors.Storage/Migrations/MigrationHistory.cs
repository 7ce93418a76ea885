using System.Globalization;

namespace StudentActors.Storage.Migrations;

/// <summary>Compares what a database has been through with what this program would do to it.</summary>
internal static class MigrationHistory
{
    /// <exception cref="MigrationException">The two contradict each other.</exception>
    public static void Check(IReadOnlyList<MigrationScript> scripts, IReadOnlyList<AppliedMigration> applied)
    {
        var known = scripts.ToDictionary(script => (script.Set, script.Number));
        foreach (var row in applied)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"{row.Set} {row.Number:0000}_{row.Name}");
            if (!known.TryGetValue((row.Set, row.Number), out var script))
                throw new MigrationException(
                    $"The database is newer than this program: it has migration {label}. Run the program version that applied it, or a later one.");
            if (script.Checksum != row.Checksum)
                throw new MigrationException(
                    $"Migration {label} was applied with a different text than this program carries. "
                    + "Run the program version that applied it; an applied migration is never edited, a correction is a new one.");
        }

        var last = applied.GroupBy(row => row.Set).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Number));
        var done = applied.Select(row => (row.Set, row.Number)).ToHashSet();
        var skipped = scripts.FirstOrDefault(script =>
            !done.Contains((script.Set, script.Number)) && script.Number < last.GetValueOrDefault(script.Set));
        if (skipped is not null)
            throw new MigrationException(
                $"Migration {skipped.Label} was not applied although later ones were. Give it the next free number, or restore the database.");
    }
}
