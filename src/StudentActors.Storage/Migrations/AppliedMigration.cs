namespace StudentActors.Storage.Migrations;

/// <summary>A row of the history table.</summary>
internal sealed record AppliedMigration(string Set, int Number, string Name, string Checksum, DateTimeOffset AppliedAt);
