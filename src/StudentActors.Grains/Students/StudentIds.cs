using StudentActors.Contracts.Calls;
using StudentActors.Domain.Students;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

/// <summary>
/// Derives the id of a student to be enrolled: the bucket from the document (without one, from the person), the rest from the operation, so
/// that a repetition of the operation comes to the same grain.
/// </summary>
internal static class StudentIds
{
    private const byte Version = 0x80;
    private const byte Variant = 0x80;

    public static StudentId For(IKeyRing keys, EnrolmentApplication application, Operation operation)
    {
        Span<byte> id = stackalloc byte[16];
        Span<byte> bucket = stackalloc byte[16];
        keys.BlindIndex("student", operation.Id.ToString("N")).TryWriteBytes(id, bigEndian: true, out _);
        keys.BlindIndex("bucket", application.Document?.ClaimText ?? StudentClaims.PersonText(application))
            .TryWriteBytes(bucket, bigEndian: true, out _);
        id[0] = bucket[0];
        id[6] = (byte)((id[6] & 0x0F) | Version);
        id[8] = (byte)((id[8] & 0x3F) | Variant);
        return new StudentId(new Guid(id, bigEndian: true));
    }
}
