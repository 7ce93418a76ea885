using System.Globalization;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Schools;

/// <summary>A school's record key: its ten digits in a fixed place of a Guid, so that the two can be told from each other without a look-up.</summary>
public static class SchoolIds
{
    // Version nibble 0 and a marker: never equal to a student's id, whose version nibble is 8.
    private const string Prefix = "5c400000-0000-0000-0000-00";

    public static Guid For(SchoolCode code) => Guid.ParseExact(Prefix + code.Value, "D");

    public static bool TryParse(Guid id, out SchoolCode code)
    {
        var text = id.ToString("D", CultureInfo.InvariantCulture);
        code = default;
        return text.StartsWith(Prefix, StringComparison.Ordinal) && SchoolCode.TryParse(text[Prefix.Length..], out code);
    }
}
