using System.Security.Cryptography;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>The keys of a ring.</summary>
/// <param name="IndexKey">
/// Key of the blind indexes and of the ids derived from them. It does not rotate: every claim's primary key was made with it, and a document
/// entered under the old key and again under a new one would pass as two children.
/// </param>
/// <param name="DataKeys">All generations. None is ever dropped: events are never sealed again.</param>
public sealed record KeyRingContent(byte[] IndexKey, IReadOnlyList<DataKey> DataKeys)
{
    public static KeyRingContent Create() =>
        new(NewKey(), [.. Provinces().Select(province => new DataKey(province, 1, NewKey()))]);

    /// <summary>The same ring with one more generation for the provinces.</summary>
    public KeyRingContent Rotate(IReadOnlyCollection<AuthorityCode> provinces, DateTimeOffset activeFrom) =>
        this with { DataKeys = [.. DataKeys, .. provinces.Select(province => new DataKey(province, Next(province), NewKey(), activeFrom))] };

    public KeyRing ToRing(TimeProvider time) => new(IndexKey, DataKeys, time);

    /// <summary>Everything that has keys of its own: the nation and its provinces.</summary>
    public static IEnumerable<AuthorityCode> Provinces() =>
        AuthorityTable.Children(AuthorityCode.Nation).Select(province => province.Code).Prepend(AuthorityCode.Nation);

    private ushort Next(AuthorityCode province) =>
        (ushort)(DataKeys.Where(key => key.Province == province).Max(key => (int?)key.Generation).GetValueOrDefault() + 1);

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyRing.KeyLength);
}
