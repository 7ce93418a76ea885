using System.Globalization;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>Makes the rows that the registry makes: the same numbers, sealed payloads, hash chain and blind indexes.</summary>
internal sealed class EnrolmentRowsFactory(IKeyRing keys, RecordCodec codec)
{
    public (StudentRecord Record, EnrolmentRows Rows) Enrol(
        EnrolmentApplication application, PlaceOfStudy place, Guid operation, byte[] requestHash, string actor, DateTimeOffset at)
    {
        var id = new StudentId(Guid.NewGuid());
        var enrolled = Enrolment.Decide(id, application, place, [], Random.Shared.Next(900, 1000));
        var record = StudentRecord.Apply(null, enrolled);
        var link = EventChain.Link(
            id.Guid, 1, enrolled.Kind, at, actor, codec.Seal(id, place.HomeAuthority, enrolled), EventChain.Start);
        var school = long.Parse(place.School.Value, CultureInfo.InvariantCulture);
        var authority = int.Parse(place.HomeAuthority.Value, CultureInfo.InvariantCulture);
        return (record, new EnrolmentRows(
            new OperationRow(operation, id.Guid, at, requestHash),
            Claims(id, application, record.Number),
            new StudentRow(
                id.Guid, school, authority, Class(place.Class), (short)record.Status, (short)record.Sex, (short)record.BirthDate.Year,
                (short)record.Number.Kind, record.Problems.Count > 0, link.Hash, codec.Seal(record)),
            new EventRow(id.Guid, link.At, school, authority, link.Kind, link.Actor, link.Hash, link.Payload)));
    }

    private ClaimRows Claims(StudentId id, EnrolmentApplication application, StudentNumber number) => new(
        id.Guid,
        StudentClaimKeys.Document(keys, application.Document!).Hash,
        keys.BlindIndex("person", $"{application.Name}|{application.Sex}|{application.BirthDate:yyyyMMdd}"),
        StudentClaimKeys.Number(keys, number).Hash);

    private static int Class(ClassId id) => ((((int)id.Stage * 10_000) + id.EntryYear) * 100) + id.Number;
}
