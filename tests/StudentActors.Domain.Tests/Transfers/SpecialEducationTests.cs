using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Transfers;

/// <summary>A child goes to a special school, or into a regular class, and the record goes along or stays.</summary>
public sealed class SpecialEducationTests
{
    internal static readonly PlaceOfStudy Special = Place("5134000001", Luyang) with { StageYears = 9 };

    /// <summary>A child of Home that studies at the special school.</summary>
    internal static readonly StudentRecord Guest = Student() with { StudiesAt = new StudySite(Special, new(2026, 10, 8)) };

    [Fact]
    public void Two_schools_agree_where_the_record_stays()
    {
        var opened = Accepted.Value(Ask(Special, false));

        Assert.Equal((CaseType.SpecialEducation, Home), (opened.Type, opened.Place));
        Assert.Equal([(CaseParty.ReceivingSchool, StepState.Approved), (CaseParty.SendingSchool, StepState.Waiting)], opened.Steps.Select(step => (step.Party, step.State)));
        Assert.Equal([Special.School.Value, Home.School.Value], opened.Steps.Select(step => step.Office.Value));
        Assert.Equal(new SpecialEducationEffect(Home, Special, false, null), opened.Effect);
        Assert.Null(opened.PaperFile);
        Refused.With(Ask(Special, false, caller: Registrar(Home)), RuleBook.TransferReceivingSchool);
    }

    [Fact]
    public void Authorities_decide_as_in_a_transfer_where_the_record_moves()
    {
        var opened = Accepted.Value(Ask(Special, true));

        Assert.Equal(
            [CaseParty.ReceivingSchool, CaseParty.ReceivingAuthority, CaseParty.SendingSchool, CaseParty.SendingAuthority],
            opened.Steps.Select(step => step.Party));
        Assert.True(opened.PaperFile);
    }

    [Fact]
    public void Student_studies_elsewhere_while_the_record_stays_and_comes_back_to_it()
    {
        var away = Applied(Student(), new SpecialEducationEffect(Home, Special, false, new(2026, 10, 8)));
        Assert.Equal((Home, new StudySite(Special, new(2026, 10, 8)), Special), (away.Place, away.StudiesAt, away.StudiesIn));
        Assert.Empty(away.FormerPlaces);

        var opened = Accepted.Value(Ask(Home, false, away));
        Assert.Equal([Home.School.Value, Special.School.Value], opened.Steps.Select(step => step.Office.Value));
        Assert.Null(CaseRecord.Apply(null, opened).PlaceNeeded);

        var back = Applied(away, opened.Effect);
        Assert.Equal((Home, null, Home), (back.Place, back.StudiesAt, back.StudiesIn));
        Assert.Empty(back.FormerPlaces);
    }

    [Fact]
    public void Record_moves_with_the_student_or_follows()
    {
        foreach (var student in new[] { Student(), Guest })
        {
            var opened = Accepted.Value(Ask(Special, true, student));
            var moved = Applied(student, opened.Effect);

            Assert.Equal((Special, null), (moved.Place, moved.StudiesAt));
            Assert.Equal(Home, Assert.Single(moved.FormerPlaces).Place);
            Assert.Equal(EntryWay.OtherSchool, moved.Entry.Way);
        }
    }

    [Fact]
    public void Record_is_not_locked_for_a_move_from_where_the_student_is_no_longer()
    {
        var opened = CaseRecord.Apply(null, Accepted.Value(Ask(Special, true)));

        Assert.True(StudentCases.Begin(Student(), opened).Accepted);
        Refused.With(StudentCases.Begin(Guest, opened), RuleBook.CaseStudentMoved);
    }

    [Fact]
    public void Student_that_has_gone_elsewhere_meanwhile_stays_there() =>
        Refused.With(
            StudentCases.Apply(Begun(Guest), Id, new SpecialEducationEffect(Home, Special, false, null), Today), RuleBook.CaseStudentMoved);

    [Fact]
    public void One_school_is_special_and_the_other_is_not()
    {
        Refused.For(Ask(SameCounty, false), ("toSchool", RuleBook.SpecialEducationSchools));
        Refused.For(Ask(SameCounty, true, Guest), ("toSchool", RuleBook.SpecialEducationSchools));
        Assert.True(Ask(Place("3734000001", Yaohai), false).Accepted);
        Assert.True(Ask(Home, true, Student() with { Place = Special }).Accepted);
        Assert.True(Ask(Place("5134000002", Yaohai), false, Guest).Accepted);
    }

    [Fact]
    public void Nobody_goes_where_he_is()
    {
        Refused.With(Ask(Home, false), RuleBook.TransferSameSchool);
        Refused.With(Ask(Special, false, Guest), RuleBook.TransferSameSchool);
        Refused.For(Ask(Home, true, Guest), ("recordMoves", RuleBook.SpecialEducationRecord));
    }

    [Fact]
    public void Grade_may_be_lower_and_not_higher()
    {
        var third = Student() with { Place = Home with { Class = new(Stage.Primary, 2024, 1) } };

        Assert.True(Ask(Special with { Class = new(Stage.Primary, 2026, 1) }, true, third).Accepted);
        Refused.For(Ask(Special with { Class = new(Stage.Primary, 2023, 1) }, true, third), ("toClass", RuleBook.SpecialEducationClass));
        Refused.For(Ask(Special with { Class = new(Stage.Junior, 2026, 1) }, true, third), ("toClass", RuleBook.SpecialEducationClass));
    }

    [Fact]
    public void What_blocks_transfers_blocks_only_a_record_that_moves()
    {
        var problem = Student(ProblemKind.NoDocument);
        Refused.With(Ask(Special, true, problem), RuleBook.TransferProblem);
        Assert.True(Ask(Special, false, problem).Accepted);
        var july = new DateTimeOffset(2027, 7, 20, 0, 0, 0, TimeSpan.Zero);
        Refused.With(Ask(Special, true, now: july), RuleBook.TransferFreeze);
        Assert.True(Ask(Special, false, now: july).Accepted);
        Assert.True(Ask(Special, true, policy: new CasePolicy { TransferWindows = ["08-25/09-10"] }).Accepted);
        Refused.With(Ask(Special, false, Student() with { Status = StudentStatus.Suspended }), RuleBook.CaseStatus);
    }

    [Fact]
    public void Who_leaves_school_or_moves_on_studies_there_no_more()
    {
        Assert.Null(Applied(Guest, new DeathEffect(Today)).StudiesAt);
        Assert.Null(Applied(Guest, new TransferEffect(OtherProvince, null)).StudiesAt);
        Assert.Equal(Guest.StudiesAt, Applied(Guest, new SuspensionEffect(Today, Today.AddMonths(3))).StudiesAt);
    }

    [Fact]
    public void Form_says_whether_the_record_moves_and_other_moves_do_not()
    {
        var form = TransferInForm with { Type = "specialEducation" };

        Refused.For(TransferCheck.Check(form, Today), ("recordMoves", RuleBook.CaseFieldRequired));
        Refused.For(TransferCheck.Check(TransferInForm with { RecordMoves = true }, Today), ("recordMoves", RuleBook.CaseFieldUnused));
        Assert.False(Accepted.Value(TransferCheck.Check(form with { RecordMoves = false }, Today)).RecordMoves);
    }

    internal static Decision<CaseOpened> Ask(
        PlaceOfStudy to, bool recordMoves, StudentRecord? student = null, Caller? caller = null, CasePolicy? policy = null, DateTimeOffset? now = null) =>
        TransferOpening.Decide(
            Id, Transfer with { Type = CaseType.SpecialEducation, RecordMoves = recordMoves }, caller ?? Registrar(to), student ?? Student(), to,
            policy ?? CasePolicy.Nothing, policy ?? CasePolicy.Nothing, now ?? Now);

    private static StudentRecord Begun(StudentRecord student) =>
        StudentRecord.Apply(student, new CaseBegan(Id, CaseType.SpecialEducation));

    private static StudentRecord Applied(StudentRecord student, CaseEffect effect)
    {
        var id = CaseId.Of(student.Id, Guid.NewGuid());
        var begun = StudentRecord.Apply(student, new CaseBegan(id, CaseType.SpecialEducation));
        return StudentRecord.Apply(begun, Accepted.Value(StudentCases.Apply(begun, id, effect, Today)));
    }
}
