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
        var valid = Guid.TryParseExact(text, "D", out var guid);
        value = new StudentId(guid);
        return valid;
    }

    public override string ToString() => Value;
}
