using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Regions;

/// <summary>
/// A GB/T 2260 division code: exactly six ASCII digits. A code is well formed by itself; whether it was ever assigned is for
/// <see cref="DivisionTable"/> to say. The default value reads <c>000000</c>, which is never assigned.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<DivisionCode>))]
public readonly record struct DivisionCode : ITextValue<DivisionCode>, IComparable<DivisionCode>
{
    private const int SyntheticProvince = 99;

    private readonly int _number;

    internal DivisionCode(int number) => _number = number;

    public string Value => SixDigits.Write(_number);

    /// <summary>The first two digits.</summary>
    public string Province => Value[..2];

    /// <summary>
    /// Codes 99xxxx, which GB/T 2260 does not assign: an identity made with one can belong to nobody.
    /// </summary>
    public bool IsSynthetic => _number / 10_000 == SyntheticProvince;

    /// <summary>Read off the digits alone: <c>xx0000</c> is a province, <c>xxxx00</c> a prefecture, all others are counties.</summary>
    public DivisionLevel Level =>
        _number == SixDigits.ProvinceOf(_number) ? DivisionLevel.Province
        : _number == SixDigits.PrefectureOf(_number) ? DivisionLevel.Prefecture
        : DivisionLevel.County;

    internal int Number => _number;

    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code) => TryParse(text.AsSpan(), out code);

    public static bool TryParse(ReadOnlySpan<char> text, out DivisionCode code)
    {
        var read = SixDigits.TryRead(text, out var number);
        code = new DivisionCode(number);
        return read;
    }

    /// <exception cref="FormatException">The text is not six ASCII digits.</exception>
    public static DivisionCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A division code is six ASCII digits.");

    public int CompareTo(DivisionCode other) => _number.CompareTo(other._number);

    public override string ToString() => Value;
}
