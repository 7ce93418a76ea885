using System.Globalization;
using System.Text.RegularExpressions;
using StudentActors.Domain.Text;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>
/// Turns what people and spreadsheets write into cells into the texts that the API takes. What is not recognised passes unchanged, so that
/// the rule about the field refuses it.
/// </summary>
internal static partial class CellText
{
    // Excel counts days from here; serials from 1 March 1900 on are right in spite of the leap day that 1900 never had.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private const int EarliestSerial = 20_000;
    private const int LatestSerial = 80_000;

    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Without white space around; <c>null</c> when empty.</summary>
    public static string? Trimmed(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return null;
        }

        var text = Bare(cell.AsSpan().Trim());
        return text.IsEmpty ? null : text.Length == cell.Length ? cell : text.ToString();
    }

    /// <summary>Half-width and upper case, as codes and numbers are.</summary>
    public static string? Code(string? cell) =>
        Trimmed(cell) is not { } text ? null : IsPlainCode(text) ? text : Normalised.Code(text);

    /// <summary>One line: a line break inside a cell becomes a space.</summary>
    public static string? Line(string? cell) =>
        Trimmed(cell) is not { } text ? null : text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : LineBreak().Replace(text, " ");

    /// <summary>2018-03-15, 2018/3/15, 2018.3.15, 2018年3月15日, 20180315, with or without a time, or a spreadsheet's day number.</summary>
    public static string? Date(string? cell)
    {
        if (Code(cell) is not { } text)
        {
            return null;
        }

        if (text.Length == 10 && text[4] == '-' && Normalised.TryDate(text, out _))
        {
            return text;
        }

        var end = text.IndexOfAny([' ', 'T']);
        var day = end > 0 ? text.AsSpan(0, end) : text;
        if (DateOnly.TryParseExact(day, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Text(date);
        }

        return int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= EarliestSerial and <= LatestSerial
            ? Text(SerialZero.AddDays(serial))
            : text;
    }

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>primary-2026-3, or as it is spoken: 小学2026级3班.</summary>
    public static string? Class(string? cell)
    {
        if (Trimmed(cell) is not { } text)
        {
            return null;
        }

        if (char.IsAsciiLetterLower(text[0]) && char.IsAsciiDigit(text[^1]))
        {
            return text;
        }

        if (SpokenClass().Match(Normalised.Code(text)) is not { Success: true } match)
        {
            return text;
        }

        var stage = match.Groups["stage"].Value switch
        {
            "小学" or "PRIMARY" => "primary",
            "初中" or "JUNIOR" => "junior",
            _ => "senior",
        };
        return $"{stage}-{match.Groups["year"].Value}-{match.Groups["number"].Value}";
    }

    /// <summary>A two-digit code that a spreadsheet has made a number of: 1 for 01.</summary>
    public static string? ListCode(string? cell) =>
        Code(cell) is not { } text ? null : text.Length == 1 && char.IsAsciiDigit(text[0]) ? "0" + text : Trimmed(cell);

    /// <summary>Whether a number was displayed in scientific notation and its last digits are lost.</summary>
    public static bool LostDigits(string cell) => cell.Contains('E', StringComparison.OrdinalIgnoreCase) && Scientific().IsMatch(cell);

    // Spreadsheets keep a number as text by an apostrophe in front, and the error file defuses formulas with it.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text) =>
        text is ['\'', var next, ..] && (char.IsAsciiDigit(next) || FormulaGuard.IsTrigger(next)) ? text[1..] : text;

    private static bool IsPlainCode(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\A(?<stage>小学|初中|高中|PRIMARY|JUNIOR|SENIOR)[- ]?(?<year>\d{4})[-级 ]*\(?0?(?<number>\d{1,2})\)?班?\z")]
    private static partial Regex SpokenClass();

    [GeneratedRegex(@"\A\s*\d(\.\d+)?[Ee]\+\d{1,2}\s*\z")]
    private static partial Regex Scientific();
}
