using System.Security.Cryptography;
using System.Text;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Dropouts;

/// <summary>A review's key: the same for the same authority and period, so that the database itself keeps a second one out.</summary>
public static class ReviewIds
{
    public static Guid For(AuthorityCode authority, ReviewPeriod period)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"dropout-review|{authority}|{period}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
