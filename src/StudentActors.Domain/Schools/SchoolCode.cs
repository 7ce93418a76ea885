using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Schools;

/// <summary>
/// School identifier (学校标识码): category (2), province (2), serial (6). Only the categories within the scope of the Measures:
/// 21 primary, 31 junior, 34 general senior, 37 specialised, 51 special education.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<SchoolCode>))]
public readonly record struct SchoolCode : ITextValue<SchoolCode>, IComparable<SchoolCode>
{
    private readonly string? _value;

    private SchoolCode(string value) => _value = value;

    public string Value => _value ?? "0000000000";

    /// <summary>Two-digit school category.</summary>
    public string Category => Value[..2];

    /// <summary>Whether it is a special education school (特殊教育学校) or a specialised one (专门学校).</summary>
    public bool IsSpecial => Category is "37" or "51";

    public static bool TryParse([NotNullWhen(true)] string? text, out SchoolCode value)
    {
        value = default;
        if (text is not { Length: 10 } || !text.AsSpan().ContainsOnlyDigits() || text[..2] is not ("21" or "31" or "34" or "37" or "51"))
        {
            return false;
        }

        value = new SchoolCode(text);
        return true;
    }

    public static SchoolCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A school code has ten digits and begins with 21, 31, 34, 37 or 51.");

    public int CompareTo(SchoolCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
