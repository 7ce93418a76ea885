using StudentActors.Storage.Changes;

namespace StudentActors.Storage.Sharding;

public sealed partial class ShardedRegistryStore
{
    /// <summary>
    /// A page of what the shards tell, one after the other; within each, in commit order. An event stays in the feed of the shard in which it
    /// was committed, wherever its record has moved since.
    /// </summary>
    public async Task<ChangePage> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken)
    {
        if (query.After?.Others is null && _directory.IsHomeAlone)
            return await Home.ReadChangesAsync(query, cancellationToken);

        var map = await _directory.MapAsync(cancellationToken);
        var page = new FeedPage(query, map);
        // Each shard has its share; what some leave of theirs is for those that have more to tell.
        var share = Math.Max(1, query.Limit / map.Shards.Count);
        var more = new HashSet<int>();
        var asked = map.Shards.Select(shard => shard.Number).ToList();
        for (var round = 0; round < 2 && page.Left > 0; round++)
        {
            var full = new List<int>();
            foreach (var shard in asked)
            {
                var limit = round == 0 ? Math.Min(share, page.Left) : page.Left;
                if (limit == 0)
                {
                    more.Add(shard);
                    continue;
                }

                var store = (await _directory.ShardAsync(map, shard)).Store;
                var part = await store.ReadChangesAsync(page.Query(shard, limit), cancellationToken);
                if (!page.Add(shard, part))
                    more.Remove(shard);
                else if (more.Add(shard) && part.Changes.Count == limit)
                    full.Add(shard);
            }

            asked = full;
        }

        return page.Page(more.Count > 0);
    }
}
