using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Complaints;

/// <summary>The school in Hefei does not let the girl go, and her parents complain through the school in Kunming.</summary>
internal static class ComplaintSamples
{
    public static readonly CaseId ComplaintId = CaseId.Of(Samples.Student, new Guid("22222222-2222-3333-4444-555555555555"));

    public static readonly CaseId ReopenedId = CaseReopening.IdOf(ComplaintId, RefusedBySchool(OtherProvince));

    public static ComplaintForm AboutCase(Office against, CaseId? about = null) => new()
    {
        Case = (about ?? Id).Value,
        Against = against.Value,
        Complainant = "guardian",
        Reason = "转出学校不同意，未说明正当理由",
    };

    public static ComplaintForm AboutRecord(Office against) => new()
    {
        StudentNumber = Samples.Record().Number.Value,
        Name = Samples.Form.Name,
        Against = against.Value,
        Complainant = "guardian",
        Reason = "学校不受理休学申请",
    };

    /// <summary>A transfer that waits for the sending school.</summary>
    public static CaseRecord AtSendingSchool(PlaceOfStudy to)
    {
        var record = Started(Open(to));
        while (record.Holder!.Office != Office.Of(Home.School))
        {
            record = Approved(record);
        }

        return record;
    }

    /// <summary>A transfer that the sending school has refused.</summary>
    public static CaseRecord RefusedBySchool(PlaceOfStudy to) =>
        CaseRecord.Apply(Decided(AtSendingSchool(to), "refuse", "学费未清"), new CaseReleased { At = Now });

    public static Decision<CaseOpened> Complain(
        CaseRecord about, Office? against = null, Caller? caller = null, CasePolicy? policy = null)
    {
        var office = against ?? Office.Of(Home.School);
        var application = Accepted.Value(ComplaintCheck.Check(AboutCase(office, about.Id)));
        return Opened(application, ComplaintSubject.Of(about), caller ?? Of(about.Starter), HomeOf(office), policy);
    }

    public static Decision<CaseOpened> Complain(StudentRecord student, HomedOffice against, Caller caller, CasePolicy? policy = null)
    {
        var application = Accepted.Value(ComplaintCheck.Check(AboutRecord(against.Office)));
        return Opened(application, ComplaintSubject.Of(student), caller, against, policy);
    }

    /// <summary>An office that the samples know.</summary>
    public static HomedOffice HomeOf(Office office)
    {
        PlaceOfStudy[] places = [Home, SameCounty, SamePrefecture, SameProvince, OtherProvince];
        return new(office, office.Authority ?? places.First(place => place.School == office.School).HomeAuthority);
    }

    /// <summary>The office that holds the open step says yes or no.</summary>
    public static Decision<CaseEvent> Decide(CaseRecord record, string decision = "approve", string? reason = "情况属实", DateTimeOffset? now = null) =>
        CaseDecisions.Decide(record, Of(record.Holder!.Office), new CaseDecision(decision, reason), now ?? Now, Days);

    public static CaseRecord Decided(CaseRecord record, string decision = "approve", string? reason = "情况属实", DateTimeOffset? now = null) =>
        CaseRecord.Apply(record, Accepted.Value(Decide(record, decision, reason, now)));

    /// <summary>A complaint whose open step is the one with this task.</summary>
    public static CaseRecord At(StepTask task, CaseRecord? about = null)
    {
        var record = Started(Complain(about ?? RefusedBySchool(OtherProvince)));
        while (record.Holder!.Task != task)
        {
            record = Decided(record);
        }

        return record;
    }

    public static AuthorityCode Authority(string code) => AuthorityCode.Parse(code);

    private static Decision<CaseOpened> Opened(
        ComplaintApplication application, ComplaintSubject subject, Caller caller, HomedOffice against, CasePolicy? policy) =>
        ComplaintOpening.Decide(ComplaintId, application, subject, caller, HomeOf(caller.Office), against, policy ?? CasePolicy.Nothing, Now);
}
