using StudentActors.Domain.Accounts;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

internal static class Feed
{
    /// <summary>A place behind everything committed so far, even if its transactions still wait to be served.</summary>
    public static async Task<ChangePosition?> EndAsync(IRegistryStore store, CancellationToken cancellationToken)
    {
        var (pupil, unit) = Pupil.New().Change();
        await store.CommitAsync(unit, cancellationToken);
        var query = new ChangeQuery(null, [], Office.Nation, 1_000);
        while (true)
        {
            var page = await store.ReadChangesAsync(query, cancellationToken);
            if (page.Changes.FirstOrDefault(change => change.Record == pupil.Id) is { } mine)
                return mine.Position;
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
        place is { } at && end is { } last && (at.Transaction, at.Row).CompareTo((last.Transaction, last.Row)) >= 0;
}
