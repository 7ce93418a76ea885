using System.Globalization;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Dropouts;

/// <summary>
/// A review's record key: authority and period in fixed places of a Guid, so that the database itself keeps a second one out, and that one can be told
/// from the other without a look-up. Its first byte is that of the schools: reviews lie where they do.
/// </summary>
public static class ReviewIds
{
    private const string Prefix = "5c500000-0000-0000-0000-";

    public static Guid For(AuthorityCode authority, ReviewPeriod period) => Guid.ParseExact(
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{authority}{(int)period.Kind}{period.Year:0000}{period.Part}"), "D");

    public static bool TryParse(Guid id, out ReviewKey key)
    {
        var text = id.ToString("D", CultureInfo.InvariantCulture);
        key = default!;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !AuthorityCode.TryParse(text[24..30], out var authority)
            || !int.TryParse(text.AsSpan(30, 1), NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
            || !int.TryParse(text.AsSpan(31, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(35, 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part))
            return false;

        // Only what a period says of itself is one.
        var period = new ReviewPeriod((ReviewKind)kind, year, part);
        if (!Enum.IsDefined(period.Kind) || !ReviewPeriod.TryParse(period.Value, out var read) || read != period)
            return false;
        key = new ReviewKey(authority, period);
        return true;
    }
}
