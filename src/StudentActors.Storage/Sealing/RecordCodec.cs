using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Sealing;

/// <summary>Between the domain's records and events and their sealed stored form. The record's id is the sealing context.</summary>
public sealed class RecordCodec(IKeyRing keys)
{
    public byte[] Seal(StudentRecord record) =>
        Seal(record.Place.HomeAuthority, record.Id.Guid, record, RegistryJson.Stored.StudentRecord);

    public byte[] Seal(StudentId id, AuthorityCode authority, StudentEvent change) =>
        Seal(authority, id.Guid, change, RegistryJson.Stored.StudentEvent);

    public byte[] Seal(SchoolRecord record) =>
        Seal(record.Authority, SchoolIds.For(record.Code), record, RegistryJson.Stored.SchoolRecord);

    public byte[] Seal(SchoolCode code, AuthorityCode authority, SchoolEvent change) =>
        Seal(authority, SchoolIds.For(code), change, RegistryJson.Stored.SchoolEvent);

    public byte[] Seal(CaseRecord record) =>
        Seal(record.Place.HomeAuthority, record.Id.Guid, record, RegistryJson.Stored.CaseRecord);

    public byte[] Seal(CaseId id, AuthorityCode authority, CaseEvent change) =>
        Seal(authority, id.Guid, change, RegistryJson.Stored.CaseEvent);

    public byte[] Seal(AuthorityCode authority, DropoutReview review) =>
        Seal(authority, ReviewIds.For(authority, review.Period), review, RegistryJson.Stored.DropoutReview);

    public StudentRecord OpenStudent(StudentId id, byte[] payload) => Open(id.Guid, payload, RegistryJson.Stored.StudentRecord);

    /// <summary><c>null</c> when the keys do not open it, or what they open is no record.</summary>
    public StudentRecord? TryOpenStudent(StudentId id, byte[] payload)
    {
        try
        {
            return OpenStudent(id, payload);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public StudentEvent OpenStudentEvent(StudentId id, byte[] payload) => Open(id.Guid, payload, RegistryJson.Stored.StudentEvent);

    public SchoolRecord OpenSchool(SchoolCode code, byte[] payload) => Open(SchoolIds.For(code), payload, RegistryJson.Stored.SchoolRecord);

    public SchoolEvent OpenSchoolEvent(SchoolCode code, byte[] payload) => Open(SchoolIds.For(code), payload, RegistryJson.Stored.SchoolEvent);

    public CaseRecord OpenCase(CaseId id, byte[] payload) => Open(id.Guid, payload, RegistryJson.Stored.CaseRecord);

    public CaseEvent OpenCaseEvent(CaseId id, byte[] payload) => Open(id.Guid, payload, RegistryJson.Stored.CaseEvent);

    public DropoutReview OpenReview(ReviewKey key, byte[] payload) =>
        Open(ReviewIds.For(key.Authority, key.Period), payload, RegistryJson.Stored.DropoutReview);

    private byte[] Seal<T>(AuthorityCode authority, Guid context, T value, JsonTypeInfo<T> type)
    {
        var packer = PayloadPacker.Rent();
        var bytes = keys.Seal(authority.Province, context, packer.Pack(value, type));
        PayloadPacker.Return(packer);
        return bytes;
    }

    // A packer whose use failed half-way is not used again.
    private T Open<T>(Guid context, byte[] payload, JsonTypeInfo<T> type)
    {
        var packer = PayloadPacker.Rent();
        var value = packer.Unpack(keys.Open(context, payload), type);
        PayloadPacker.Return(packer);
        return value ?? throw new JsonException($"A stored {typeof(T).Name} is empty.");
    }
}
