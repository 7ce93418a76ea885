using StudentActors.Domain.Accounts;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

internal static class Feed
{
    /// <summary>A place behind everything committed so far, even if its transactions still wait to be served.</summary>
    public static async Task<ChangePosition?> EndAsync(IRegistryStore store, CancellationToken cancellationToken)
    {
        // One in every database, however the buckets are shared out.
        var last = Enumerable.Range(0, 16).Select(i => Pupil.New().InBucket((byte)(i * 17))).ToDictionary(pupil => pupil.Id);
        await store.CommitManyAsync([.. last.Values.Select(pupil => pupil.Change().Unit)], cancellationToken);
        var query = new ChangeQuery(null, [], Office.Nation, 1_000);
        while (true)
        {
            var page = await store.ReadChangesAsync(query, cancellationToken);
            foreach (var change in page.Changes)
            {
                if (last.Remove(change.Record) && last.Count == 0)
                    return change.Position;
            }

            query = query with { After = page.Next };
        }
    }

    /// <summary>Everything from the query's place up to a change made now.</summary>
    public static async Task<List<Change>> ReadAsync(IRegistryStore store, ChangeQuery query, CancellationToken cancellationToken)
    {
        var end = await EndAsync(store, cancellationToken);
        var heard = new List<Change>();
        while (true)
        {
            var page = await store.ReadChangesAsync(query, cancellationToken);
            heard.AddRange(page.Changes);
            if (!page.More && Passed(page.Next, end))
                return heard;
            query = query with { After = page.Next };
        }
    }

    /// <summary>Reads while the writing goes on, and then to the end of what was written.</summary>
    public static async Task<List<Change>> FollowAsync(
        IRegistryStore store, ChangeQuery query, Task writing, CancellationToken cancellationToken)
    {
        var heard = new List<Change>();
        while (!writing.IsCompleted)
        {
            var page = await store.ReadChangesAsync(query, cancellationToken);
            heard.AddRange(page.Changes);
            query = query with { After = page.Next };
            await Task.Yield();
        }

        await writing;
        heard.AddRange(await ReadAsync(store, query, cancellationToken));
        return heard;
    }

    private static bool Passed(ChangePosition? place, ChangePosition? end) =>
        place is { } at && end is { } last && (at.Transaction, at.Row).CompareTo((last.Transaction, last.Row)) >= 0
        && (last.Others?.All ?? []).All(other => at.Others?.All.Any(reached => reached.Key == other.Key && reached.Value.CompareTo(other.Value) >= 0) == true);
}
