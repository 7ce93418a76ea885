using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>
/// Life-long key of a record. The first byte is the bucket (0–255) that decides where the record is stored; the rest identifies
/// the record and means nothing.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<StudentId>))]
public readonly record struct StudentId(Guid Guid) : ITextValue<StudentId>
{
    private const int Length = 36;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789ABCDEFabcdef-");

    public byte Bucket
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Guid.TryWriteBytes(bytes, bigEndian: true, out _);
            return bytes[0];
        }
    }

    public string Value => Guid.ToString("D");

    public static bool TryParse([NotNullWhen(true)] string? text, out StudentId value)
    {
        // Guid's own parsing would let white space around and signs within pass.
        var valid = Guid.TryParseExact(text, "D", out var guid) && text.Length == Length && !text.AsSpan().ContainsAnyExcept(Characters);
        value = valid ? new StudentId(guid) : default;
        return valid;
    }

    public override string ToString() => Value;
}
