using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

/// <summary>Who graduates, by whose decision, and what a whole class has in common.</summary>
public sealed class GraduationTests
{
    /// <summary>Entered primary school in 2020 and has finished it in 2026.</summary>
    internal static StudentRecord Finished => Student() with
    {
        Place = Home with { Class = new(Stage.Primary, 2020, 1) },
        Entry = new(new(2020, 9, 1), EntryWay.Nearby),
    };

    private static readonly SchoolRecord School = SchoolRecord.Apply(
        SchoolRecord.Apply(null, new SchoolOpened(Home.School, "小学", Yaohai, [new(Stage.Primary, 6)])),
        new ClassOpened(new SchoolClass(new ClassId(Stage.Primary, 2020, 1), 45)));

    private static readonly CaseForm Shared = new() { Type = "graduation", Date = "2026-07-01", Outcome = "graduated", Reason = "毕业" };

    [Fact]
    public void School_decides_alone_in_compulsory_education()
    {
        var opened = Accepted.Value(Graduate(Finished, new(2026, 7, 1)));

        Assert.Equal([(CaseParty.School, StepState.Approved)], opened.Steps.Select(step => (step.Party, step.State)));
        Assert.Equal(new GraduationEffect(GraduationOutcome.Graduated, new(2026, 7, 1)), opened.Effect);
        Assert.Equal(CaseState.Applying, Started(Graduate(Finished, new(2026, 7, 1))).State);
    }

    [Fact]
    public void Home_authority_approves_in_senior_high()
    {
        var senior = Senior with { Place = Senior.Place with { Class = new(Stage.Senior, 2023, 1) } };

        var opened = Accepted.Value(Graduate(senior with { Entry = Finished.Entry }, new(2026, 6, 20), "completed"));

        Assert.Equal(["3434000001", "340102"], opened.Steps.Select(step => step.Office.Value));
        Assert.Equal(GraduationOutcome.Completed, ((GraduationEffect)opened.Effect).Outcome);
    }

    [Theory]
    [InlineData("2026-07-01", true)]
    [InlineData("2026-02-01", true)]
    [InlineData("2026-01-31", false)]
    [InlineData("2025-07-01", false)]
    [InlineData("2026-11-24", true)]
    public void Day_lies_in_the_last_term_of_the_final_grade_or_later(string date, bool accepted) =>
        Assert.Equal(accepted ? null : RuleBook.GraduationGrade, Graduate(Finished, DateOnly.Parse(date, null)).Refusal?.Rule);

    [Fact]
    public void Nobody_graduates_before_entry_or_in_advance()
    {
        var late = Finished with { Entry = new(new(2026, 3, 1), EntryWay.OtherSchool) };

        Refused.For(Graduate(late, new(2026, 2, 28)), ("date", RuleBook.CaseDate));
        Refused.For(StatusChangeCheck.Check(Shared with
        {
            StudentNumber = Student().Number.Value,
            Name = Student().Name,
            Date = "2026-11-25",
        }, Today), ("date", RuleBook.CaseDate));
    }

    [Fact]
    public void Problems_open_business_and_absence_block()
    {
        var day = new DateOnly(2026, 7, 1);

        Refused.With(Graduate(Finished with { Problems = [ProblemKind.NumberTaken] }, day), RuleBook.GraduationProblem);
        Refused.With(Graduate(Finished with { OpenCase = new(Id, CaseType.Transfer) }, day), RuleBook.CaseOpenBusiness);
        Refused.With(Graduate(Finished with { Status = StudentStatus.Suspended }, day), RuleBook.CaseStatus);
        Refused.With(Graduate(Finished with { Status = StudentStatus.Graduated }, day), RuleBook.RecordClosed);
    }

    [Theory]
    [InlineData(GraduationOutcome.Graduated, StudentStatus.Graduated)]
    [InlineData(GraduationOutcome.Completed, StudentStatus.Completed)]
    public void Record_rests_and_marks_the_stage(GraduationOutcome outcome, StudentStatus status)
    {
        var day = new DateOnly(2026, 7, 1);
        var begun = StudentRecord.Apply(Finished, Accepted.Value(StudentCases.Begin(Finished, Id, CaseType.Graduation, Finished.Place)));

        var student = StudentRecord.Apply(begun, Accepted.Value(StudentCases.Apply(begun, Id, new GraduationEffect(outcome, day), Today)));

        Assert.Equal((status, day, Finished.Place), (student.Status, student.EndedOn, student.Place));
        Assert.Equal([new Graduation(Home.School, Stage.Primary, outcome, day)], student.Graduations);
        Assert.Null(student.OpenCase);
        Assert.True(ClassGraduation.IsDone(student));
        Assert.False(ClassGraduation.IsDone(begun));
        Assert.True(ClassGraduation.IsPending(begun));
    }

    [Fact]
    public void Class_is_graduated_by_its_school_or_authority()
    {
        Assert.Equal(new ClassId(Stage.Primary, 2020, 1), Accepted.Value(Check()).Id);
        Assert.True(Check(Officer(Yaohai)).Accepted);
        Refused.With(Check(Officer(AuthorityCode.Parse("340100"))), RuleBook.CaseStartOffice);
        Refused.With(Check(Registrar(SameCounty)), RuleBook.OfficeNotAllowed);
        Refused.With(Check(Registrar(Home) with { Role = Role.Auditor }), RuleBook.RoleNotAllowed);
    }

    [Fact]
    public void Faults_of_the_whole_class_are_told_before_anybody_graduates()
    {
        Refused.For(Check(classId: "primary-2019-1"), ("class", RuleBook.ClassNotFound));
        Refused.For(
            Check(classId: "一班", form: Shared with { Date = null, Outcome = "x", Reason = "" }),
            ("reason", RuleBook.CaseReasonRequired), ("date", RuleBook.CaseFieldRequired), ("outcome", RuleBook.GraduationOutcomeUnknown),
            ("class", RuleBook.ClassIdShape));
    }

    internal static Decision<CaseOpened> Graduate(StudentRecord student, DateOnly date, string outcome = "graduated") => Open(
        Form("graduation") with { Date = date.ToString("yyyy-MM-dd", null), Outcome = outcome }, student);

    private static Decision<SchoolClass> Check(Caller? caller = null, string classId = "primary-2020-1", CaseForm? form = null) =>
        ClassGraduation.Check(School, caller ?? Registrar(Home), classId, form ?? Shared, Today);
}
