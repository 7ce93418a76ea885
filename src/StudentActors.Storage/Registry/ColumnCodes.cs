using System.Globalization;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Registry;

/// <summary>How codes stand in columns: as numbers that are small and sort as the codes do.</summary>
internal static class ColumnCodes
{
    /// <summary>Stands where a record belongs to an authority and to none of its schools.</summary>
    public const long NoSchool = 0;

    public static long ToColumn(this SchoolCode code) => long.Parse(code.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    public static int ToColumn(this AuthorityCode code) => int.Parse(code.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Stage, entry year (4 digits), number (2 digits).</summary>
    public static int ToColumn(this ClassId id) => (((int)id.Stage * 10_000) + id.EntryYear) * 100 + id.Number;

    /// <summary>Microseconds since 1970, which is what databases keep.</summary>
    public static long ToMicroseconds(this DateTimeOffset at) => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static SchoolCode School(long column) => SchoolCode.Parse(column.ToString("D10", CultureInfo.InvariantCulture));

    public static SchoolCode? SchoolIfAny(long column) => column == NoSchool ? null : School(column);

    public static AuthorityCode Authority(int column) => AuthorityCode.Parse(column.ToString("D6", CultureInfo.InvariantCulture));

    public static ClassId Class(int column) => new((Stage)(column / 1_000_000), column / 100 % 10_000, column % 100);

    public static ReviewPeriod Period(string column) =>
        ReviewPeriod.TryParse(column, out var period) ? period : throw new FormatException("A stored period is none.");

    public static DateTimeOffset Time(long microseconds) =>
        new(DateTime.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
