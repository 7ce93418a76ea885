using StudentActors.Contracts.Calls;
using StudentActors.Domain.Students;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

/// <summary>
/// Derives the id of a student to be enrolled: the bucket is that of the claim on the document (without one, on the person), so that both are
/// stored in one place; the rest comes from the operation, so that a repetition of the operation comes to the same grain.
/// </summary>
internal static class StudentIds
{
    private const byte Version = 0x80;
    private const byte Variant = 0x80;

    public static StudentId For(IKeyRing keys, EnrolmentApplication application, Operation operation)
    {
        Span<byte> id = stackalloc byte[16];
        keys.BlindIndex("student", operation.Id.ToString("N")).TryWriteBytes(id, bigEndian: true, out _);
        var claim = application.Document is { } document ? StudentClaims.Document(keys, document) : StudentClaims.Person(keys, application);
        id[0] = claim.Bucket;
        id[6] = (byte)((id[6] & 0x0F) | Version);
        id[8] = (byte)((id[8] & 0x3F) | Variant);
        return new StudentId(new Guid(id, bigEndian: true));
    }
}
