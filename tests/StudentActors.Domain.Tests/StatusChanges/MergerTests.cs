using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

/// <summary>Two records of one child become one, and may become two again.</summary>
public sealed class MergerTests
{
    private static readonly StudentId OtherId = new(new Guid("3b000000-0000-8000-8000-000000000002"));

    [Fact]
    public void Lowest_common_authority_decides_with_proof()
    {
        Assert.Equal(["2134000001", "340102"], Offices(Merge(Student(), Survivor(SameCounty))));
        Assert.Equal(["2134000001", "340100"], Offices(Merge(Student(), Survivor(SamePrefecture))));
        Assert.Equal(["2134000001", "000000"], Offices(Merge(Student(), Survivor(OtherProvince))));
        var record = Started(Merge(Student(), Survivor(SameCounty)));
        Refused.With(CaseDecisions.Decide(record, Officer(Yaohai), new("approve", null), Now, Days), RuleBook.CaseEvidenceRequired);
        Assert.Equal(CaseState.Applying, Approved(WithEvidence(record)).State);
    }

    [Fact]
    public void Record_that_is_kept_is_another_live_and_free_one()
    {
        var survivor = Survivor(SameCounty);

        Refused.For(Merge(Student(), Student()), ("otherStudentNumber", RuleBook.MergerSurvivor));
        Refused.For(Merge(Student(), survivor with { Status = StudentStatus.Void }), ("otherStudentNumber", RuleBook.MergerSurvivor));
        Refused.For(
            Merge(Student(), survivor with { OpenCase = new(Id, CaseType.Death) }), ("otherStudentNumber", RuleBook.MergerSurvivor));
        Refused.With(Merge(Student() with { Status = StudentStatus.Void }, survivor), RuleBook.RecordClosed);
        Refused.With(Merge(Student() with { Name = "王小明" }, survivor), RuleBook.IdentityMismatch);
    }

    [Fact]
    public void Merged_record_is_void_leads_to_the_other_and_comes_back_as_it_was()
    {
        var suspended = Student() with { Status = StudentStatus.Suspended, Suspension = new SuspensionTerm(Today, Today.AddDays(9), 1) };
        var merged = Applied(suspended, new RecordMergeEffect(OtherId));

        Assert.Equal((StudentStatus.Void, new Merger(OtherId, StudentStatus.Suspended)), (merged.Status, merged.Merger));
        Assert.Empty(SuspensionDeadlines.Of(merged));

        var opened = Accepted.Value(Unmerge(merged, Home));
        var record = Started(opened);
        Assert.Equal(Home, record.PlaceHeld);
        Assert.Equal(["2134000001", "340102"], Offices(opened));

        var back = Applied(merged, opened.Effect);
        Assert.Equal((StudentStatus.Suspended, null, Home), (back.Status, back.Merger, back.Place));
        Assert.Equal(suspended.Number, back.Number);
        Assert.Empty(back.FormerPlaces);
    }

    [Fact]
    public void Only_a_merger_is_undone_and_within_the_stage()
    {
        Refused.With(Unmerge(Student(), Home), RuleBook.MergerNone);
        Refused.With(Unmerge(Student() with { Status = StudentStatus.Void }, Home), RuleBook.MergerNone);
        var merged = Applied(Student(), new RecordMergeEffect(OtherId));
        Refused.For(Unmerge(merged, Home with { Class = new ClassId(Stage.Junior, 2026, 1) }), ("class", RuleBook.CaseClass));
        var other = Home with { Class = Home.Class with { Number = 9 } };
        Assert.Equal([new FormerPlace(Home, Today)], Applied(merged, Unmerge(merged, other).Value!.Effect).FormerPlaces);
    }

    internal static Decision<CaseOpened> Merge(StudentRecord student, StudentRecord survivor) => StatusChangeOpening.DecideMerge(
        Id, Checked(Form("recordMerge") with { OtherStudentNumber = student.Number.Value }), Registrar(Home), student, survivor,
        CasePolicy.Nothing, Now);

    private static Decision<CaseOpened> Unmerge(StudentRecord student, PlaceOfStudy place) => StatusChangeOpening.DecideUnmerge(
        Id, Checked(Form("recordUnmerge")), Registrar(Home), student, place, SameCounty, CasePolicy.Nothing, Now);

    private static CaseApplication Checked(CaseForm form) => Accepted.Value(StatusChangeCheck.Check(form, Today));

    private static StudentRecord Survivor(PlaceOfStudy place) => Student() with { Id = OtherId, Place = place };

    private static StudentRecord Applied(StudentRecord student, CaseEffect effect)
    {
        var id = CaseId.Of(student.Id, new Guid(student.Version, 0, 0, new byte[8]));
        student = StudentRecord.Apply(student, new CaseBegan(id, CaseType.RecordMerge));
        return StudentRecord.Apply(student, Accepted.Value(StudentCases.Apply(student, id, effect, Today)));
    }

    private static IEnumerable<string> Offices(Decision<CaseOpened> opened) => Offices(Accepted.Value(opened));

    private static IEnumerable<string> Offices(CaseOpened opened) => opened.Steps.Select(step => step.Office.Value);
}
