using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Students;

/// <summary>The student's side of a case: locked once, changed once, unlocked once.</summary>
public sealed class StudentCasesTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public void Record_is_locked_for_one_case_at_most()
    {
        var student = Begun(Student());

        Assert.Equal(new OpenCase(Id, CaseType.Transfer), student.OpenCase);
        Assert.Equal(StudentCaseState.Begun, StudentCases.StateOf(student, Id));
        Refused.With(StudentCases.Begin(student, Other(1), CaseType.Death, Home), RuleBook.CaseOpenBusiness);
        Assert.Throws<InvalidOperationException>(() => StudentRecord.Apply(student, new CaseBegan(Other(1), CaseType.Death)));
    }

    [Fact]
    public void Record_that_moved_in_the_meantime_is_not_locked() =>
        Refused.With(StudentCases.Begin(Student() with { Place = SameCounty }, Id, CaseType.Transfer, Home), RuleBook.CaseStudentMoved);

    [Fact]
    public void Transfer_moves_the_student_and_keeps_where_it_was()
    {
        var student = Applied(Student(), new TransferEffect(OtherProvince, new(2026, 10, 8)));

        Assert.Equal(OtherProvince, student.Place);
        Assert.Equal([new FormerPlace(Home, new(2026, 10, 8))], student.FormerPlaces);
        Assert.Equal(new Entry(new(2026, 10, 8), EntryWay.OtherSchool), student.Entry);
        Assert.Null(student.OpenCase);
        Assert.Equal(StudentCaseState.Applied, StudentCases.StateOf(student, Id));
        Assert.Equal(new FormerPlace(Home, Day), Applied(Student(), new TransferEffect(OtherProvince, null)).FormerPlaces[0]);
    }

    [Fact]
    public void Continuation_opens_a_graduate_s_record_again_at_the_next_school()
    {
        var junior = OtherProvince with { Class = new(Domain.Schools.Stage.Junior, 2026, 1), StageYears = 3 };
        var graduate = Student() with { Status = StudentStatus.Graduated, EndedOn = new(2026, 7, 1) };
        graduate = StudentRecord.Apply(graduate, Accepted.Value(StudentCases.Begin(graduate, Id, CaseType.Continuation, Home)));

        var student = StudentRecord.Apply(
            graduate, Accepted.Value(StudentCases.Apply(graduate, Id, new ContinuationEffect(junior, new(2026, 9, 1)), Day)));

        Assert.Equal((StudentStatus.Enrolled, junior, null), (student.Status, student.Place, student.EndedOn));
        Assert.Equal([new FormerPlace(Home, new(2026, 9, 1))], student.FormerPlaces);
        Assert.Equal(new Entry(new(2026, 9, 1), EntryWay.Ordinary), student.Entry);
        Assert.Null(student.OpenCase);
        Assert.Equal(Student().Number, student.Number);
    }

    [Fact]
    public void Case_that_ended_without_effect_unlocks_and_is_never_begun_late()
    {
        var before = Student();
        var begun = Begun(before);
        var ended = StudentRecord.Apply(begun, StudentCases.End(begun, Id)!);

        Assert.Equal(before with { Version = 3, ClosedCases = ended.ClosedCases }, ended);
        Assert.Null(StudentCases.End(ended, Id));
        Refused.With(StudentCases.Begin(ended, Id, CaseType.Transfer, Home), RuleBook.CaseEnded);
        Refused.With(StudentCases.Apply(ended, Id, new DeathEffect(Day), Day), RuleBook.CaseEnded);

        var unheard = StudentRecord.Apply(Student(), StudentCases.End(Student(), Id)!);
        Refused.With(StudentCases.Begin(unheard, Id, CaseType.Transfer, Home), RuleBook.CaseEnded);
    }

    [Fact]
    public void Effect_is_had_by_the_open_case_only()
    {
        var begun = Begun(Student());

        Refused.With(StudentCases.Apply(begun, Other(1), new DeathEffect(Day), Day), RuleBook.CaseEnded);
        Assert.Throws<InvalidOperationException>(() => StudentRecord.Apply(begun, new StudentDied(Other(1), Day)));
        var foreignEnd = StudentRecord.Apply(begun, StudentCases.End(begun, Other(1))!);
        Assert.Equal(Id, foreignEnd.OpenCase!.Id);
    }

    [Fact]
    public void Only_the_last_cases_are_remembered()
    {
        var student = Student();
        for (var i = 1; i <= 12; i++)
        {
            student = StudentRecord.Apply(student, StudentCases.End(student, Other(i))!);
        }

        Assert.Equal(Enumerable.Range(5, 8).Select(i => new ClosedCase(Other(i), false)), student.ClosedCases);
    }

    [Fact]
    public void Suspension_and_resumption()
    {
        var suspended = Applied(Student(), new SuspensionEffect(Day, new(2027, 8, 31)));
        Assert.Equal((StudentStatus.Suspended, new SuspensionTerm(Day, new(2027, 8, 31), 3)), (suspended.Status, suspended.Suspension));

        var back = Applied(suspended, new ResumptionEffect(Day, SameClass(2)));
        Assert.Equal((StudentStatus.Enrolled, null, SameClass(2)), (back.Status, back.Suspension, back.Place));
        Assert.Equal([new FormerPlace(Home, Day)], back.FormerPlaces);
        Assert.Empty(Applied(suspended, new ResumptionEffect(Day, Home)).FormerPlaces);
    }

    [Fact]
    public void Key_data_changes_and_the_document_before_is_kept()
    {
        var document = new IdentityDocument(DocumentType.Passport, "E12345678", "KZ");

        var student = Applied(Student(), new KeyDataEffect(new("欧阳晓雨", Sex.Female, new(2018, 3, 16), document)));

        Assert.Equal(new KeyData("欧阳晓雨", Sex.Female, new DateOnly(2018, 3, 16), document), student.KeyData);
        Assert.Equal([Student().Document!], student.FormerDocuments);
        Assert.Equal(Student().Number, student.Number);
        Assert.Empty(Applied(Student(), new KeyDataEffect(Student().KeyData with { Name = "王" })).FormerDocuments);
        var without = Student(ProblemKind.NoDocument, ProblemKind.NumberTaken) with { Document = null };
        Assert.Equal([ProblemKind.NumberTaken], Applied(without, new KeyDataEffect(Student().KeyData)).Problems);
    }

    [Fact]
    public void Time_abroad_stays_marked()
    {
        var abroad = Applied(Student(), new GoingAbroadEffect(new(2026, 12, 1), "FR"));
        Assert.Equal(StudentStatus.Abroad, abroad.Status);

        var back = Applied(abroad, new ReturnFromAbroadEffect(new(2028, 9, 1), SameClass(2)));
        Assert.Equal((StudentStatus.Enrolled, SameClass(2)), (back.Status, back.Place));
        Assert.Equal([new StayAbroad(new(2026, 12, 1), "FR", new(2028, 9, 1))], back.StaysAbroad);
    }

    [Fact]
    public void Records_end_by_death_withdrawal_and_deletion()
    {
        var died = Applied(Student(), new DeathEffect(Day));
        Assert.Equal((StudentStatus.Deceased, Day), (died.Status, died.EndedOn));
        Refused.With(StudentCases.Begin(died, Other(1), CaseType.KeyDataChange, Home), RuleBook.RecordClosed);

        Assert.Equal(StudentStatus.Withdrawn, Applied(Student(), new WithdrawalEffect(Day)).Status);
        Assert.Equal(StudentStatus.Void, Applied(Student(), new ProblemEffect(ProblemTool.Delete, [], null)).Status);
    }

    [Fact]
    public void Grade_changes_by_moving_to_another_class() =>
        Assert.Equal(SameClass(2), Applied(Student(), new GradeChangeEffect(GradeChangeKind.Repeat, SameClass(2), Day)).Place);

    [Fact]
    public void Problems_are_settled_by_evidence_or_correction()
    {
        var problem = Student(ProblemKind.PossibleDuplicate, ProblemKind.NoDocument);

        var proved = Applied(problem, new ProblemEffect(ProblemTool.Evidence, [ProblemKind.PossibleDuplicate], null));
        Assert.Equal([ProblemKind.NoDocument], proved.Problems);

        var corrected = Applied(problem, new ProblemEffect(ProblemTool.Change, problem.Problems, problem.KeyData with { Name = "王" }));
        Assert.Equal(("王", 0), (corrected.Name, corrected.Problems.Count));
    }

    [Fact]
    public void Register_that_disagrees_makes_a_problem_record_and_one_that_agrees_a_formal_number()
    {
        var temporary = Student(ProblemKind.NumberTaken);
        Assert.Equal(new ProblemFound(ProblemKind.RegisterMismatch), NumberCheck.Decide(temporary, RegisterVerdict.Differs, 0));
        Assert.Equal(new ProblemFound(ProblemKind.RegisterMismatch), NumberCheck.Decide(temporary, RegisterVerdict.Unknown, 0));
        Assert.Null(NumberCheck.Decide(temporary, RegisterVerdict.Unreachable, 0));
        Assert.Null(NumberCheck.Decide(temporary, RegisterVerdict.Agrees, 0));
        Assert.Null(NumberCheck.Decide(Student(), RegisterVerdict.Differs, 0));

        var found = StudentRecord.Apply(temporary, new ProblemFound(ProblemKind.RegisterMismatch));
        Assert.Equal([ProblemKind.NumberTaken, ProblemKind.RegisterMismatch], found.Problems);
        Assert.Null(NumberCheck.Decide(found, RegisterVerdict.Differs, 0));
        Assert.IsType<NumberAssigned>(NumberCheck.Decide(temporary with { Problems = [] }, RegisterVerdict.Agrees, 0));
    }

    private static CaseId Other(int number) => CaseId.Of(Samples.Student, new Guid(number, 0, 0, new byte[8]));

    private static PlaceOfStudy SameClass(int number) => Home with { Class = Home.Class with { Number = number } };

    private static StudentRecord Begun(StudentRecord student) =>
        StudentRecord.Apply(student, Accepted.Value(StudentCases.Begin(student, Id, CaseType.Transfer, student.Place)));

    private static StudentRecord Applied(StudentRecord student, CaseEffect effect)
    {
        var id = student.ClosedCases.Count == 0 ? Id : Other(student.Version);
        student = StudentRecord.Apply(student, new CaseBegan(id, CaseType.Transfer));
        return StudentRecord.Apply(student, Accepted.Value(StudentCases.Apply(student, id, effect, Day)));
    }
}
