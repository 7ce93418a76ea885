using System.Data.Common;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Maintenance;

/// <summary>Which of a registry's databases has which keys, as it was at one moment.</summary>
public sealed class LayoutMap
{
    private readonly RegistryTables[] _parts;
    private readonly int[] _owners;
    private readonly int _moves;

    /// <param name="parts">The databases, home first.</param>
    /// <param name="owners">For each of the 256 buckets, which of them has it.</param>
    /// <param name="moves">How many moves have come to their end so far.</param>
    internal LayoutMap(RegistryTables[] parts, int[] owners, int moves) => (_parts, _owners, _moves) = (parts, owners, moves);

    public IReadOnlyList<RegistryTables> Parts => _parts;

    /// <summary>How many moves had come to their end.</summary>
    internal int Moves => _moves;

    /// <summary>The database that has a record, a claim's hash, an operation, and whatever belongs to them.</summary>
    internal RegistryTables Of(Guid key) => _parts[_owners[RecordIds.Bucket(key)]];

    /// <summary>Whether nothing has moved between the two.</summary>
    internal bool IsSameAs(LayoutMap other) =>
        ReferenceEquals(this, other) || (_moves == other._moves && _parts.Length == other._parts.Length && _owners.AsSpan().SequenceEqual(other._owners));

    /// <summary>
    /// The database that has the keys next after one, and the last key up to which they all lie there; <c>null</c> where there are none.
    /// </summary>
    internal (RegistryTables Tables, Guid Last)? After(Guid key)
    {
        int first = RecordIds.Bucket(key);
        if (key == LastOf(first))
            first++;
        if (first == _owners.Length)
            return null;
        var last = first;
        while (last + 1 < _owners.Length && _owners[last + 1] == _owners[first])
            last++;
        return (_parts[_owners[first]], LastOf(last));
    }

    /// <summary>Those students that there are.</summary>
    internal async Task<HashSet<Guid>> FindStudentsAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var part in ids.Distinct().GroupBy(Of))
        {
            await using var connection = await part.Key.OpenAsync(cancellationToken);
            found.UnionWith(await part.Key.FindStudentsAsync(connection, [.. part], cancellationToken));
        }

        return found;
    }

    /// <summary>Those events that there are.</summary>
    internal async Task<HashSet<(Guid Record, int Sequence)>> FindEventsAsync(
        IEnumerable<(Guid Record, int Sequence)> events, CancellationToken cancellationToken)
    {
        var found = new HashSet<(Guid, int)>();
        foreach (var part in events.Distinct().GroupBy(wanted => Of(wanted.Record)))
        {
            await using var connection = await part.Key.OpenAsync(cancellationToken);
            found.UnionWith(await part.Key.FindEventsAsync(connection, [.. part], cancellationToken));
        }

        return found;
    }

    /// <summary>Who holds the claims; those that nobody holds are left out.</summary>
    internal Task<Dictionary<ClaimKey, Guid>> FindClaimsAsync(IEnumerable<ClaimKey> keys, CancellationToken cancellationToken) =>
        ReadClaimsAsync(keys, static (tables, connection, part, token) => tables.FindClaimsAsync(connection, part, token), cancellationToken);

    /// <summary>Who holds the claims for good; left out are those that were taken for a unit which may not be committed yet.</summary>
    internal Task<Dictionary<ClaimKey, Guid>> FindDecidedClaimsAsync(IEnumerable<ClaimKey> keys, CancellationToken cancellationToken) =>
        ReadClaimsAsync(keys, static (tables, connection, part, token) => tables.FindDecidedClaimsAsync(connection, part, token), cancellationToken);

    /// <summary>Those operations that were not taken for a unit which may not be committed yet.</summary>
    internal async Task<HashSet<Guid>> FindDecidedOperationsAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var part in ids.GroupBy(Of))
        {
            await using var connection = await part.Key.OpenAsync(cancellationToken);
            found.UnionWith(await part.Key.FindDecidedOperationsAsync(connection, [.. part], cancellationToken));
        }

        return found;
    }

    /// <summary>Live students of schools, in all databases.</summary>
    internal async Task<Dictionary<SchoolCode, long>> CountLiveAsync(IReadOnlyList<SchoolCode> schools, CancellationToken cancellationToken)
    {
        var counts = schools.ToDictionary(school => school, _ => 0L);
        foreach (var part in _parts)
        {
            await using var connection = await part.OpenAsync(cancellationToken);
            foreach (var (school, students) in await part.CountLiveAsync(connection, schools, cancellationToken))
                counts[school] += students;
        }

        return counts;
    }

    private async Task<Dictionary<ClaimKey, Guid>> ReadClaimsAsync(
        IEnumerable<ClaimKey> keys,
        Func<RegistryTables, DbConnection, IReadOnlyList<ClaimKey>, CancellationToken, Task<IReadOnlyDictionary<ClaimKey, Guid>>> read,
        CancellationToken cancellationToken)
    {
        var owners = new Dictionary<ClaimKey, Guid>();
        foreach (var part in keys.GroupBy(key => Of(key.Hash)))
        {
            await using var connection = await part.Key.OpenAsync(cancellationToken);
            foreach (var (key, owner) in await read(part.Key, connection, [.. part], cancellationToken))
                owners[key] = owner;
        }

        return owners;
    }

    private static Guid LastOf(int bucket)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Fill(0xFF);
        bytes[0] = (byte)bucket;
        return new Guid(bytes, bigEndian: true);
    }
}
