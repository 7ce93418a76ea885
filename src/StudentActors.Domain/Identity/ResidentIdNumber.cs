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
    private readonly string? _value;

    private ResidentIdNumber(string value, DateOnly birthDate)
    {
        _value = value;
        BirthDate = birthDate;
    }

    public string Value => _value ?? string.Empty;

    public DateOnly BirthDate { get; }

    public DivisionCode Division => DivisionCode.Parse(Value[..6]);

    public bool SaysMale => (Value[16] - '0') % 2 == 1;

    /// <summary>
    /// Checks shape, check character and birth date of a normalised number. Whether its division existed is a second question
    /// (<see cref="DivisionTable.WasEverValid"/>), because every fault is reported at once.
    /// </summary>
    public static ResidentIdFaults Check(string? text, out ResidentIdNumber number)
    {
        number = default;
        if (text is not { Length: 18 } || !text.AsSpan(0, 17).ContainsOnlyDigits() || !(char.IsAsciiDigit(text[17]) || text[17] == 'X'))
        {
            return ResidentIdFaults.Shape;
        }

        var faults = ResidentIdFaults.None;
        if (Iso7064.CheckCharacter(text.AsSpan(0, 17)) != text[17])
        {
            faults |= ResidentIdFaults.CheckDigit;
        }

        if (!DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate))
        {
            faults |= ResidentIdFaults.BirthDate;
        }

        if (!DivisionTable.WasEverValid(DivisionCode.Parse(text[..6])))
        {
            faults |= ResidentIdFaults.Division;
        }

        number = new ResidentIdNumber(text, birthDate);
        return faults;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ResidentIdNumber number) =>
        (Check(text, out number) & ~ResidentIdFaults.Division) == ResidentIdFaults.None;

    public override string ToString() => "resident ID number";
}
