using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Schools;

/// <summary>A class within one school: <c>{stage}-{entryYear}-{number}</c>, e.g. <c>primary-2026-3</c>.</summary>
[JsonConverter(typeof(TextValueJsonConverter<ClassId>))]
public readonly record struct ClassId(Stage Stage, int EntryYear, int Number) : ITextValue<ClassId>
{
    public const int EarliestEntryYear = 1980;
    public const int LatestEntryYear = 2099;
    public const int LargestNumber = 99;

    public Cohort Cohort => new(Stage, EntryYear);

    public string Value => string.Create(CultureInfo.InvariantCulture, $"{Stages.Name(Stage)}-{EntryYear}-{Number}");

    public static bool TryParse([NotNullWhen(true)] string? text, out ClassId value)
    {
        value = default;
        Span<Range> parts = stackalloc Range[4];
        var span = text.AsSpan();
        if (span.Split(parts, '-') != 3
            || !Stages.TryParse(span[parts[0]], out var stage)
            || !TryNumber(span[parts[1]], out var year)
            || !TryNumber(span[parts[2]], out var number)
            || !IsEntryYear(year)
            || !IsNumber(number))
        {
            return false;
        }

        value = new ClassId(stage, year, number);
        return true;
    }

    public override string ToString() => Value;

    internal static bool IsEntryYear(int? year) => year is >= EarliestEntryYear and <= LatestEntryYear;

    internal static bool IsNumber(int? number) => number is >= 1 and <= LargestNumber;

    // Without leading zeros, so that a class has one id only.
    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text[0] != '0';
}
