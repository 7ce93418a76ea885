using System.Security.Cryptography;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;
using StudentActors.TestSupport.Students;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Units of students who have names and documents, sealed with a ring of keys that was made for the test.</summary>
internal sealed class Children
{
    private readonly SyntheticStudents _numbers = new(RandomNumberGenerator.GetInt32(1_000_000));

    public KeyRingContent Content { get; set; } = KeyRingContent.Create();

    public KeyRing Keys => Content.ToRing(TimeProvider.System);

    /// <summary>The next child, enrolled: with a document and its number, or with neither.</summary>
    public (StudentRecord Record, CommitUnit Unit) Enrol(SchoolCode school, bool formal = true)
    {
        var keys = Keys;
        var (residentId, birthDate, male, number) = _numbers.Next();
        var policy = new IdentityPolicy(AllowSynthetic: true);
        var form = _numbers.NextForm(school.Value, "primary-2026-1") with
        {
            Name = $"测试{SyntheticStudents.Letters(number)}",
            Sex = male ? "male" : "female",
            BirthDate = $"{birthDate:yyyy-MM-dd}",
            Document = formal ? new DocumentForm("residentId", residentId) : null,
        };
        var application = EnrolmentCheck.Check(form, new DateOnly(2026, 9, 1), policy).Value!;
        var place = new PlaceOfStudy(school, AuthorityCode.Parse("340102"), new ClassId(Stage.Primary, 2026, 1), 6);
        var enrolled = Enrolment.Decide(new StudentId(Guid.NewGuid()), application, place, [], (int)(number % 1000));
        var record = StudentRecord.Apply(null, enrolled);
        return (record, Unit(keys, record, enrolled, EventChain.Start) with
        {
            Claims = [.. StudentClaimKeys.Of(keys, record).Select(key => new ClaimWrite(key))],
            Deadlines = formal ? [] : [new DeadlineWrite("number.formal", Pupil.Noon, 1)],
            Answer = Pupil.Answer(),
        });
    }

    /// <summary>A change of address.</summary>
    public (StudentRecord Record, CommitUnit Unit) Move(StudentRecord record, byte[] head)
    {
        var change = new BasicDataUpdated(record.Basic with { Address = "明光路" });
        var next = StudentRecord.Apply(record, change);
        return (next, Unit(Keys, next, change, head));
    }

    /// <summary>The beginning of a case, which locks the record.</summary>
    public CommitUnit Lock(StudentRecord record, CaseId @case, byte[] head)
    {
        var change = new CaseBegan(@case, CaseType.Transfer);
        return Unit(Keys, StudentRecord.Apply(record, change), change, head);
    }

    private static CommitUnit Unit(KeyRing keys, StudentRecord record, StudentEvent change, byte[] head)
    {
        var codec = new RecordCodec(keys);
        var payload = codec.Seal(record.Id, record.Place.HomeAuthority, change);
        var link = EventChain.Link(record.Id.Guid, record.Version, change.Kind, Pupil.Noon, "registrar", payload, head);
        var columns = new StudentColumns(
            record.Place.School, record.Place.HomeAuthority, record.Place.Class, record.Status, record.Sex, record.BirthDate.Year,
            record.Number.Kind, record.Problems.Count > 0);
        return new CommitUnit
        {
            Record = new StudentWrite(record.Id.Guid, record.Version - 1, record.Version, codec.Seal(record), link.Hash, columns),
            Events = [link],
        };
    }
}
