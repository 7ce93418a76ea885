using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// Re-seals every database of a registry, one after the other, and all of them again when buckets have come to another one meanwhile: they may lie in
/// one that had been gone through before they came. A move that is still on its way brings along what is re-sealed in its source.
/// </summary>
public sealed class RegistryResealing(RegistryLayout layout, KeyRing keys, int slice = 500)
{
    /// <summary>Of the last re-sealing of each database; <c>null</c> where there was none.</summary>
    public async Task<IReadOnlyList<ResealProgress?>> ReadProgressAsync(CancellationToken cancellationToken)
    {
        var all = new List<ResealProgress?>();
        foreach (var tables in (await layout.ReadAsync(cancellationToken)).Parts)
            all.Add(await new Resealing(tables, keys).ReadProgressAsync(cancellationToken));
        return all;
    }

    /// <summary>Returns how it ended in each database, the last time that all were gone through.</summary>
    public async Task<IReadOnlyList<ResealProgress>> RunAsync(Action<ResealProgress> progressed, CancellationToken cancellationToken)
    {
        for (var map = await layout.ReadAsync(cancellationToken); ;)
        {
            var ends = new List<ResealProgress>();
            foreach (var tables in map.Parts)
                ends.Add(await new Resealing(tables, keys, slice, map.Moves).RunAsync(progressed, cancellationToken));
            var now = await layout.ReadAsync(cancellationToken);
            if (now.IsSameAs(map))
                return ends;
            map = now;
        }
    }
}
