using System.Globalization;

namespace StudentActors.Domain.Regions;

/// <summary>The shape that division and authority codes share: province, prefecture and county, two ASCII digits each.</summary>
internal static class SixDigits
{
    private const int Length = 6;

    public static bool TryRead(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length != Length)
            return false;

        var sum = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return false;
            sum = sum * 10 + (character - '0');
        }

        number = sum;
        return true;
    }

    public static string Write(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    public static int ProvinceOf(int number) => number / 10_000 * 10_000;

    public static int PrefectureOf(int number) => number / 100 * 100;
}
