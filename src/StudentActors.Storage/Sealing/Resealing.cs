using System.Data.Common;
using System.Text.Json;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// Seals records with the newest keys of their provinces, slice by slice, beside a registry that serves. Events keep the keys that they were
/// sealed with: the hash chain covers their stored bytes.
/// </summary>
/// <param name="slice">Records in one transaction.</param>
/// <param name="moves">How many moves of buckets have come to their end so far.</param>
public sealed class Resealing(RegistryTables tables, KeyRing keys, int slice = 500, int moves = 0)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Resealing), "Resealing");

    private static readonly (string Read, string Write)[] Kinds =
    [
        ("ReadStudents", "WriteStudent"), ("ReadSchools", "WriteSchool"), ("ReadCases", "WriteCase"), ("ReadReviews", "WriteReview"),
    ];

    /// <summary>Of the last re-sealing; <c>null</c> when there was none.</summary>
    public async Task<ResealProgress?> ReadProgressAsync(CancellationToken cancellationToken)
    {
        var stored = await tables.ReadAsync(Sql["ReadProgress"], [], row => row.GetString(0), cancellationToken);
        return stored.Count == 0 ? null : JsonSerializer.Deserialize<ResealProgress>(stored[0]);
    }

    /// <summary>Goes on where one for the same keys was broken off, or begins.</summary>
    public async Task<ResealProgress> RunAsync(Action<ResealProgress> progressed, CancellationToken cancellationToken)
    {
        var progress = await ReadProgressAsync(cancellationToken);
        if (progress is null || progress.Done || progress.Edition != keys.Edition || progress.Moves != moves)
            progress = new ResealProgress(keys.Edition, 0, Guid.Empty, 0, 0, false, moves);
        await using var connection = await tables.OpenAsync(cancellationToken);
        while (!progress.Done)
        {
            progress = await ResealSliceAsync(connection, progress, cancellationToken);
            progressed(progress);
        }

        return progress;
    }

    // What was written and how far it came are one transaction. Rows are locked in the order of their ids, as a commit does.
    private async Task<ResealProgress> ResealSliceAsync(DbConnection connection, ResealProgress progress, CancellationToken cancellationToken)
    {
        var (read, write) = Kinds[progress.Kind];
        var records = await tables.ReadAsync(
            connection, Sql[read], [("after", progress.After), ("limit", slice)],
            row => (Id: tables.Id(row, 0), Version: row.GetInt32(1), Payload: row.GetFieldValue<byte[]>(2)), cancellationToken);
        var older = new List<(string, object)[]>();
        foreach (var record in records)
        {
            if (keys.Reseal(record.Id, record.Payload) is { } payload)
                older.Add([("payload", payload), ("id", record.Id), ("version", record.Version)]);
        }

        await using var transaction = await tables.BeginAsync(connection, cancellationToken);
        var resealed = await tables.WriteEachAsync(connection, Sql[write], older, cancellationToken);
        var next = records.Count < slice
            ? progress with { Kind = progress.Kind + 1, After = Guid.Empty, Done = progress.Kind + 1 == Kinds.Length }
            : progress with { After = records[^1].Id };
        next = next with { Records = progress.Records + records.Count, Resealed = progress.Resealed + resealed };
        await tables.WriteAsync(connection, Sql["WriteProgress"], [("value", JsonSerializer.Serialize(next))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return next;
    }
}
