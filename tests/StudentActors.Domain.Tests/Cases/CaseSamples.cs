using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>A girl in Hefei whose family moves, and the offices that have a say in it.</summary>
internal static class CaseSamples
{
    /// <summary>A Tuesday morning in China.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = ChinaTime.DateOf(Now);

    public static readonly WorkingCalendar Days = WorkingCalendar.Embedded;

    public static readonly AuthorityCode Yaohai = Samples.County; // 340102, Hefei, Anhui
    public static readonly AuthorityCode Luyang = AuthorityCode.Parse("340103"); // Hefei, Anhui
    public static readonly AuthorityCode Wuhu = AuthorityCode.Parse("340202"); // another prefecture of Anhui
    public static readonly AuthorityCode Wuhua = AuthorityCode.Parse("530102"); // Kunming, Yunnan

    public static readonly PlaceOfStudy Home = Samples.Place;

    public static readonly PlaceOfStudy SameCounty = Place("2134000002", Yaohai);
    public static readonly PlaceOfStudy SamePrefecture = Place("2134000003", Luyang);
    public static readonly PlaceOfStudy SameProvince = Place("2134000004", Wuhu);
    public static readonly PlaceOfStudy OtherProvince = Place("2153000001", Wuhua);

    public static readonly CaseId Id = CaseId.Of(Samples.Student, new Guid("11111111-2222-3333-4444-555555555555"));

    public static PlaceOfStudy Place(string school, AuthorityCode authority, string classId = "primary-2026-1") =>
        new(SchoolCode.Parse(school), authority, ClassId.TryParse(classId, out var id) ? id : throw new FormatException(), 6);

    public static Caller Registrar(PlaceOfStudy place) => new("registrar." + place.School, Role.Registrar, Office.Of(place.School));

    public static Caller Officer(AuthorityCode authority) => new("officer." + authority, Role.Officer, Office.Of(authority));

    /// <summary>An account of the office that holds a step.</summary>
    public static Caller Of(Office office) =>
        office.School is not null ? new("registrar." + office, Role.Registrar, office) : new("officer." + office, Role.Officer, office);

    public static StudentRecord Student(params ProblemKind[] problems) => Samples.Record(problems);

    public static StudentRecord Senior => Samples.Record() with
    {
        Place = Place("3434000001", Yaohai, "senior-2026-1") with { StageYears = 3 },
    };

    public static TransferForm TransferInForm => new()
    {
        StudentNumber = Samples.Record().Number.Value,
        Name = Samples.Form.Name,
        ToClass = "primary-2026-1",
        Reason = "随父母工作调动",
    };

    public static TransferApplication Transfer => Accepted.Value(TransferCheck.Check(TransferInForm, Today));

    public static Decision<CaseOpened> Open(
        PlaceOfStudy to, StudentRecord? student = null, CasePolicy? sending = null, CasePolicy? receiving = null, Caller? caller = null,
        DateTimeOffset? now = null) =>
        TransferOpening.Decide(
            Id, Transfer, caller ?? Registrar(to), student ?? Student(), to, sending ?? CasePolicy.Nothing,
            receiving ?? CasePolicy.Nothing, now ?? Now);

    public static CaseForm Form(string type) => new()
    {
        Type = type,
        StudentNumber = Samples.Record().Number.Value,
        Name = Samples.Form.Name,
        Reason = "家长申请",
    };

    public static Decision<CaseOpened> Open(
        CaseForm form, StudentRecord? student = null, CasePolicy? policy = null, PlaceOfStudy? place = null, PlaceOfStudy? other = null,
        Caller? caller = null)
    {
        var application = Accepted.Value(StatusChangeCheck.Check(form, Today));
        student ??= Student();
        return StatusChangeOpening.Decide(
            Id, application, caller ?? Registrar(student.Place), student, place, other,
            policy ?? CasePolicy.Nothing, Samples.Synthetic, Now);
    }

    /// <summary>A case that has been opened and whose student is locked.</summary>
    public static CaseRecord Started(Decision<CaseOpened> opened)
    {
        var record = CaseRecord.Apply(null, Accepted.Value(opened));
        return CaseRecord.Apply(record, CaseDecisions.Start(record, record.OpenedAt, Days));
    }

    public static CaseRecord WithEvidence(CaseRecord record) => CaseRecord.Apply(record, new EvidenceAttached(
        new EvidenceItem(new string('a', 64), EvidenceType.Pdf, 1000, "证明.pdf", "registrar", record.Starter, Now))
    { At = Now });

    public static CaseRecord Approved(CaseRecord record, DateTimeOffset? now = null) => CaseRecord.Apply(
        record,
        Accepted.Value(CaseDecisions.Decide(record, Of(record.Holder!.Office), new CaseDecision("approve", null), now ?? Now, Days)));

    /// <summary>Every office says yes.</summary>
    public static CaseRecord ApprovedByAll(CaseRecord record)
    {
        while (record.Holder is not null)
        {
            record = Approved(record);
        }

        return record;
    }
}
