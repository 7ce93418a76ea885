using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Identity;

/// <summary>
/// A citizen identity number (公民身份号码, GB 11643): division of first registration, birth date, sequence (odd male, even female),
/// check character.
/// </summary>
public readonly record struct ResidentIdNumber
{
    private const int Length = 18;

    private readonly string? _value;

    private ResidentIdNumber(string value, DivisionCode division, DateOnly birthDate)
    {
        _value = value;
        Division = division;
        BirthDate = birthDate;
    }

    public string Value => _value ?? string.Empty;

    public DateOnly BirthDate { get; }

    public DivisionCode Division { get; }

    public bool SaysMale => _value is not null && IsMale(_value);

    /// <summary>
    /// Reports everything that is wrong with a normalised number. <paramref name="number"/> is set when nothing is, or nothing but the
    /// division: whether its code ever existed is a second question, because synthetic identities (99xxxx) may be accepted.
    /// </summary>
    public static ResidentIdFaults Check(string? text, out ResidentIdNumber number)
    {
        number = default;
        if (text is null || !IsShaped(text))
        {
            return ResidentIdFaults.Shape;
        }

        var faults = ResidentIdFaults.None;
        if (Iso7064.CheckCharacter(text.AsSpan(0, Length - 1)) != text[Length - 1])
        {
            faults |= ResidentIdFaults.CheckDigit;
        }

        if (!TryBirthDate(text, out var birthDate))
        {
            faults |= ResidentIdFaults.BirthDate;
        }

        var isCode = DivisionCode.TryParse(text.AsSpan(0, 6), out var division);
        if (faults == ResidentIdFaults.None && isCode)
        {
            number = new ResidentIdNumber(text, division, birthDate);
        }

        return DivisionTable.WasEverValid(division) ? faults : faults | ResidentIdFaults.Division;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ResidentIdNumber number) =>
        (Check(text, out number) & ~ResidentIdFaults.Division) == ResidentIdFaults.None;

    /// <summary>Keeps the number out of logs and messages.</summary>
    public override string ToString() => "resident ID number";

    internal static bool IsShaped(ReadOnlySpan<char> text) =>
        text.Length == Length && text[..^1].ContainsOnlyDigits() && (char.IsAsciiDigit(text[^1]) || text[^1] == 'X');

    internal static bool TryBirthDate(ReadOnlySpan<char> text, out DateOnly birthDate) =>
        DateOnly.TryParseExact(text.Slice(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birthDate);

    internal static bool IsMale(ReadOnlySpan<char> text) => (text[16] - '0') % 2 == 1;
}
