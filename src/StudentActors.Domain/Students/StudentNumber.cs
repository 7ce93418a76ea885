using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>
/// The life-long student number (学籍号): a letter and 18 characters. G = resident ID number, J = formal without one,
/// L = temporary. The letter is not part of uniqueness: no two numbers share a body.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<StudentNumber>))]
public readonly record struct StudentNumber : ITextValue<StudentNumber>
{
    public const int Sequences = 1000;

    private readonly string? _value;

    private StudentNumber(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    /// <summary>G, J or L; a space for the default value, which is no number.</summary>
    public char Letter => _value is null ? ' ' : _value[0];

    /// <summary>The 18 characters that are unique across the three letters.</summary>
    public string Body => _value is null ? string.Empty : _value[1..];

    public NumberKind Kind => Letter == 'L' ? NumberKind.Temporary : NumberKind.Formal;

    public static StudentNumber FromResidentId(ResidentIdNumber id) => new('G' + id.Value);

    /// <summary>A number of the registry's own making: area of the school, birth date, sequence, check character.</summary>
    /// <param name="sequence">0–999, chosen by the caller and settled by the claim on the body.</param>
    public static StudentNumber SelfMade(NumberKind kind, AuthorityCode area, DateOnly birthDate, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sequence, Sequences);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{area.Value}{birthDate:yyyyMMdd}{sequence:000}");
        return new((kind == NumberKind.Formal ? "J" : "L") + digits + Iso7064.CheckCharacter(digits));
    }

    /// <summary>Form check. An L number issued elsewhere may lack a valid check character; a G or J number may not.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StudentNumber value)
    {
        value = default;
        if (text is not { Length: 19 } || !ResidentIdNumber.IsShaped(text.AsSpan(1)))
        {
            return false;
        }

        // G and J have the same inner consistency; whether a G's division existed was decided when it was issued.
        var body = text.AsSpan(1);
        var valid = text[0] switch
        {
            'G' or 'J' => Iso7064.CheckCharacter(body[..17]) == body[17] && ResidentIdNumber.TryBirthDate(body, out _),
            'L' => true,
            _ => false,
        };
        value = valid ? new StudentNumber(text) : default;
        return valid;
    }

    /// <summary>Keeps the number out of logs and messages.</summary>
    public override string ToString() => "student number";
}
