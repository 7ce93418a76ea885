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
        var parts = text?.Split('-');
        if (parts is not [var stageText, { Length: 4 } yearText, var numberText] || numberText is not { Length: 1 or 2 } || numberText[0] == '0'
            || !Stages.TryParse(stageText, out var stage)
            || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(numberText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < EarliestEntryYear or > LatestEntryYear)
        {
            return false;
        }

        value = new ClassId(stage, year, number);
        return true;
    }

    public override string ToString() => Value;
}
