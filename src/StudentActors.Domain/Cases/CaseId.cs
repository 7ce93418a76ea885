using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using StudentActors.Domain.Students;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Cases;

/// <summary>
/// Key of a case. The first byte is the bucket of its student, so that the case is stored where the student is; the rest follows from the
/// operation that started it, so that sending it again reaches the same case.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<CaseId>))]
public readonly record struct CaseId(Guid Guid) : ITextValue<CaseId>
{
    // Where a record's id has 8 (students) or 0 (schools), which keeps the three apart.
    private const byte Version = 9 << 4;

    private const byte Variant = 0x80;

    public byte Bucket => new StudentId(Guid).Bucket;

    public string Value => Guid.ToString("D");

    /// <param name="operation">Id of the operation that starts the case.</param>
    public static CaseId Of(StudentId student, Guid operation)
    {
        Span<byte> bytes = stackalloc byte[16];
        operation.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[0] = student.Bucket;
        bytes[6] = (byte)(Version | (bytes[6] & 0x0F));
        bytes[8] = (byte)(Variant | (bytes[8] & 0x3F));
        return new(new Guid(bytes, bigEndian: true));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseId value)
    {
        var valid = StudentId.TryParse(text, out var id) && IsCase(id.Guid);
        value = valid ? new CaseId(id.Guid) : default;
        return valid;
    }

    public override string ToString() => Value;

    private static bool IsCase(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return (bytes[6] & 0xF0) == Version;
    }
}
