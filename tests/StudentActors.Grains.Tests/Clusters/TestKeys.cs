using System.Security.Cryptography;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Clusters;

internal static class TestKeys
{
    public static KeyRing New() => new(
        RandomNumberGenerator.GetBytes(KeyRing.KeyLength),
        AuthorityTable.Children(AuthorityCode.Nation)
            .Select(province => province.Code)
            .Prepend(AuthorityCode.Nation)
            .Select(province => new DataKey(province, 1, RandomNumberGenerator.GetBytes(KeyRing.KeyLength))));
}
