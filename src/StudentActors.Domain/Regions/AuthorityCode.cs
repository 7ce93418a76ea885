using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Regions;

/// <summary>
/// The code of an education authority (学籍主管部门): six ASCII digits, those of its division where it has one. The default value is the
/// nation, <c>000000</c>. Whether such an authority exists is for <see cref="AuthorityTable"/> to say.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<AuthorityCode>))]
public readonly record struct AuthorityCode : ITextValue<AuthorityCode>, IComparable<AuthorityCode>
{
    public static readonly AuthorityCode Nation;

    private readonly int _number;

    internal AuthorityCode(int number) => _number = number;

    public string Value => SixDigits.Write(_number);

    /// <summary>The authority of the province that this one lies in, or is; the nation's is the nation.</summary>
    public AuthorityCode Province => new(SixDigits.ProvinceOf(_number));

    internal int Number => _number;

    public static bool TryParse([NotNullWhen(true)] string? text, out AuthorityCode code)
    {
        var read = SixDigits.TryRead(text, out var number);
        code = new AuthorityCode(number);
        return read;
    }

    /// <exception cref="FormatException">The text is not six ASCII digits.</exception>
    public static AuthorityCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("An authority code is six ASCII digits.");

    public int CompareTo(AuthorityCode other) => _number.CompareTo(other._number);

    public override string ToString() => Value;
}
