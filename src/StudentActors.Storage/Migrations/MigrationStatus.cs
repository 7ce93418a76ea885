namespace StudentActors.Storage.Migrations;

/// <summary>One migration and its standing in a database.</summary>
/// <param name="Set">What it belongs to: <c>Orleans</c> (the cluster's own tables) or <c>Registry</c>.</param>
/// <param name="Number">Position in its set, from 1.</param>
/// <param name="Name">What it brings, as in its file name.</param>
/// <param name="Applied">Whether the database has it.</param>
/// <param name="AppliedAt">When it was applied, UTC; null while it is not.</param>
public sealed record MigrationStatus(string Set, int Number, string Name, bool Applied, DateTimeOffset? AppliedAt);
