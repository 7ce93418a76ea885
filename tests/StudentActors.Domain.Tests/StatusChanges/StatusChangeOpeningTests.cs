using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

/// <summary>Each type of case: who decides it, what it does, and what it refuses.</summary>
public sealed class StatusChangeOpeningTests
{
    private static readonly PlaceOfStudy OtherClass = Home with { Class = new ClassId(Stage.Primary, 2026, 1) };

    private static readonly PlaceOfStudy Grade2 = Home with { Class = new ClassId(Stage.Primary, 2025, 1) };

    private static readonly CaseForm Suspension = Form("suspension") with { Date = "2026-12-01", Until = "2027-08-31" };

    private static StudentRecord Suspended => Student() with
    {
        Status = StudentStatus.Suspended,
        Suspension = new SuspensionTerm(new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31), 3),
    };

    [Fact]
    public void School_starts_and_its_authority_decides()
    {
        var opened = Accepted.Value(Open(Suspension));

        Assert.Equal(new SuspensionEffect(new(2026, 12, 1), new(2027, 8, 31)), opened.Effect);
        Assert.Equal(["2134000001", "340102"], Offices(opened));
        Assert.Equal(StepState.Approved, opened.Steps[0].State);
    }

    [Fact]
    public void Case_that_the_authority_starts_still_asks_the_school()
    {
        var opened = Accepted.Value(Open(Form("dropout") with { Date = "2026-11-01" }, caller: Officer(Yaohai)));

        Assert.Equal(["2134000001", "340102"], Offices(opened));
        Assert.All(opened.Steps, step => Assert.Equal(StepState.Waiting, step.State));
    }

    [Fact]
    public void Others_do_not_start_and_those_out_of_sight_do_not_hear_of_the_student()
    {
        Refused.With(Open(Suspension, caller: Officer(AuthorityCode.Parse("340100"))), RuleBook.CaseStartOffice);
        Refused.For(Open(Suspension, caller: Officer(Wuhua)), ("student.studentNumber", RuleBook.StudentNotFound));
        Refused.For(Open(Suspension, caller: Registrar(SameCounty)), ("student.studentNumber", RuleBook.StudentNotFound));
        Refused.With(Open(Suspension, caller: Registrar(Home) with { Role = Role.Auditor }), RuleBook.RoleNotAllowed);
    }

    [Fact]
    public void Suspension_lasts_as_long_as_the_region_allows_and_extensions_count_from_its_beginning()
    {
        Refused.For(Open(Suspension with { Until = "2027-12-01" }), ("until", RuleBook.SuspensionTooLong));
        Assert.True(Open(Suspension with { Until = "2027-11-30" }).Accepted);
        Refused.For(Open(Suspension with { Until = "2026-11-30" }), ("until", RuleBook.SuspensionUntil));

        var extension = Suspension with { Date = "2027-01-01", Until = "2027-02-28" };
        Assert.Equal(new SuspensionEffect(new(2026, 3, 1), new(2027, 2, 28)), Accepted.Value(Open(extension, Suspended)).Effect);
        Refused.For(Open(extension with { Until = "2027-03-01" }, Suspended), ("until", RuleBook.SuspensionTooLong));
        Assert.True(Open(extension with { Until = "2027-03-01" }, Suspended, new CasePolicy { SuspensionMonths = 24 }).Accepted);
        Refused.For(Open(extension with { Date = "2026-12-01", Until = "2026-12-31" }, Suspended), ("until", RuleBook.SuspensionUntil));
    }

    [Fact]
    public void School_alone_suspends_where_the_region_only_files()
    {
        var opened = Accepted.Value(Open(Suspension, policy: new CasePolicy { SuspensionApproval = false }));

        Assert.Equal(["2134000001"], Offices(opened));
        Assert.Equal(CaseState.Applying, Started(opened).State);
    }

    [Fact]
    public void Suspended_students_come_back_into_their_class_or_another_one()
    {
        var form = Form("resumption") with { Date = "2026-11-24" };

        Assert.Equal(new ResumptionEffect(new(2026, 11, 24), Home), Accepted.Value(Open(form, Suspended)).Effect);
        Assert.Equal(
            new ResumptionEffect(new(2026, 11, 24), Grade2),
            Accepted.Value(Open(form with { Class = "primary-2025-1" }, Suspended, place: Grade2)).Effect);
        Refused.With(Open(form), RuleBook.CaseStatus);
        Refused.For(Open(form with { Date = "2026-02-28" }, Suspended), ("date", RuleBook.CaseReturnDate));
    }

    [Theory]
    [InlineData(null, "2134000001,340102")]
    [InlineData(AuthorityLevel.County, "2134000001,340102")]
    [InlineData(AuthorityLevel.Prefecture, "2134000001,340102,340100")]
    [InlineData(AuthorityLevel.Province, "2134000001,340102,340100,340000")]
    [InlineData(AuthorityLevel.Nation, "2134000001,340102,340100,340000,000000")]
    public void Key_data_changes_go_up_as_far_as_the_region_says(AuthorityLevel? level, string offices)
    {
        var opened = Accepted.Value(Open(
            Form("keyDataChange") with { KeyData = new("欧阳晓雨", null, null, null) }, policy: new CasePolicy { KeyDataLevel = level }));

        Assert.Equal(offices, string.Join(',', Offices(opened)));
        Assert.Equal(Student().KeyData with { Name = "欧阳晓雨" }, Assert.IsType<KeyDataEffect>(opened.Effect).KeyData);
    }

    [Fact]
    public void Key_data_is_checked_like_an_enrolment_and_against_what_stays()
    {
        Refused.For(KeyData(new("", "x", "2019-02-29", new DocumentForm("residentId", "1"))),
            ("keyData.name", RuleBook.NameRequired), ("keyData.sex", RuleBook.SexRequired), ("keyData.birthDate", RuleBook.BirthDate),
            ("keyData.document.number", RuleBook.DocumentShape));
        Refused.For(KeyData(new(null, "female", null, null)), ("keyData.sex", RuleBook.SexMismatch));
        Refused.For(KeyData(new(null, null, "2018-03-16", null)), ("keyData.birthDate", RuleBook.BirthDateMismatch));
        Refused.With(KeyData(new("欧阳小雨", "male", null, null)), RuleBook.NothingToChange);
        var number = Samples.ResidentIdOf("990101", new DateOnly(2018, 3, 16), 4);
        var changed = Accepted.Value(KeyData(new(null, "female", "2018-03-16", new DocumentForm("residentId", number))));
        Assert.Equal(
            new KeyData("欧阳小雨", Sex.Female, new(2018, 3, 16), new IdentityDocument(DocumentType.ResidentId, number, null)),
            Assert.IsType<KeyDataEffect>(changed.Effect).KeyData);
    }

    [Fact]
    public void Stay_abroad_begins_and_ends_by_a_case()
    {
        var going = Accepted.Value(Open(Form("goingAbroad") with { Date = "2027-01-10", Country = "fr" }));
        Assert.Equal(new GoingAbroadEffect(new(2027, 1, 10), "FR"), going.Effect);

        var abroad = Student() with { Status = StudentStatus.Abroad, StaysAbroad = [new StayAbroad(new(2026, 1, 10), "FR", null)] };
        var back = Form("returnFromAbroad") with { Date = "2026-11-24", Class = "primary-2025-1" };
        Assert.Equal(new ReturnFromAbroadEffect(new(2026, 11, 24), Grade2), Accepted.Value(Open(back, abroad, place: Grade2)).Effect);
        Refused.For(Open(back with { Date = "2026-01-09" }, abroad, place: Grade2), ("date", RuleBook.CaseReturnDate));
        Refused.For(
            Open(back, abroad, place: Home with { Class = new ClassId(Stage.Primary, 2019, 1) }), ("class", RuleBook.CaseClass));
        Refused.With(Open(back, place: Grade2), RuleBook.CaseStatus);
    }

    [Fact]
    public void Dropouts_come_back_and_nobody_withdraws_from_compulsory_education()
    {
        var dropout = Student() with { Status = StudentStatus.DroppedOut, Absence = new Absence(new(2026, 10, 1), []) };
        Assert.Equal(
            new DropoutReturnEffect(new(2026, 11, 24), OtherClass),
            Accepted.Value(Open(
                Form("dropoutReturn") with { Date = "2026-11-24", Class = "primary-2026-1" }, dropout, place: OtherClass)).Effect);
        Refused.With(Open(Form("dropoutReturn") with { Date = "2026-11-24" }), RuleBook.CaseStatus);
        Refused.With(Open(Form("withdrawal") with { Date = "2026-11-24" }), RuleBook.WithdrawalCompulsory);
        Assert.Equal(
            new WithdrawalEffect(new(2026, 11, 24)), Accepted.Value(Open(Form("withdrawal") with { Date = "2026-11-24" }, Senior)).Effect);
        Assert.Equal(
            ["3434000001", "340102", "340100"],
            Offices(Open(Form("withdrawal") with { Date = "2026-11-24" }, Senior, new CasePolicy { PrefectureStep = true }).Value!));
    }

    [Fact]
    public void Death_lies_between_birth_and_today()
    {
        Assert.Equal(new DeathEffect(new(2026, 11, 24)), Accepted.Value(Open(Form("death") with { Date = "2026-11-24" })).Effect);
        Refused.For(
            Open(Form("death") with { Date = "2025-01-01" }, Student() with { BirthDate = new(2025, 1, 2) }), ("date", RuleBook.CaseDate));
    }

    [Theory]
    [InlineData("repeat", 2027, false)]
    [InlineData("repeat", 2026, true)]
    [InlineData("repeat", 2025, false)]
    [InlineData("skip", 2024, true)]
    [InlineData("skip", 2023, false)]
    [InlineData("lower", 2026, true)]
    [InlineData("lower", 2025, false)]
    public void Grade_changes_where_the_region_allows_it_and_the_class_suits(string kind, int entryYear, bool accepted)
    {
        var form = Form("gradeChange") with { Date = "2026-12-01", Class = $"primary-{entryYear}-1", GradeChange = kind };
        var student = Student() with { Place = Grade2 };
        var place = Home with { Class = new ClassId(Stage.Primary, entryYear, 1) };
        var policy = new CasePolicy { GradeChanges = Enum.GetValues<GradeChangeKind>() };

        Refused.For(Open(form, student, place: place), ("gradeChange", RuleBook.GradeChangeOff));
        Assert.Equal(accepted ? null : RuleBook.CaseClass, Open(form, student, policy, place).Refusal?.Rule);
    }

    [Fact]
    public void Problem_record_is_settled_by_the_lowest_common_authority()
    {
        var problem = Student(ProblemKind.PossibleDuplicate);
        var form = Form("problemRecord") with { Tool = "evidence" };

        Assert.Equal(["2134000001", "340102"], Offices(Open(form, problem).Value!));
        Assert.Equal(["2134000001"], Offices(Open(form, problem, other: OtherClass).Value!));
        Assert.Equal(["2134000001", "340102"], Offices(Open(form, problem, other: SameCounty).Value!));
        Assert.Equal(["2134000001", "340100"], Offices(Open(form, problem, other: SamePrefecture).Value!));
        Assert.Equal(["2134000001", "340000"], Offices(Open(form, problem, other: SameProvince).Value!));
        Assert.Equal(["2134000001", "000000"], Offices(Open(form, problem, other: OtherProvince).Value!));
        Refused.With(Open(form), RuleBook.ProblemNone);
    }

    [Fact]
    public void School_that_settles_its_own_problem_alone_needs_the_proof_first()
    {
        var form = Form("problemRecord") with { Tool = "evidence" };
        var record = Started(Open(form, Student(ProblemKind.PossibleDuplicate), other: OtherClass));

        Assert.Equal(CaseState.Open, record.State);
        Refused.With(CaseDecisions.Decide(record, Registrar(Home), new("approve", null), Now, Days), RuleBook.CaseEvidenceRequired);
        Assert.Equal(CaseState.Applying, Approved(WithEvidence(record)).State);
    }

    [Fact]
    public void Formal_record_is_deleted_by_every_level_up_to_the_nation()
    {
        var form = Form("problemRecord") with { Tool = "delete" };
        var formal = Student() with { Problems = [ProblemKind.RegisterMismatch] };

        Assert.Equal(["2134000001", "340102", "340100", "340000", "000000"], Offices(Open(form, formal, other: SameCounty).Value!));
        Assert.Equal(["2134000001", "340102"], Offices(Open(form, Student(ProblemKind.NumberTaken), other: SameCounty).Value!));
    }

    [Fact]
    public void Problem_record_is_corrected_like_key_data()
    {
        var form = Form("problemRecord") with { Tool = "change", KeyData = new("欧阳晓雨", null, null, null) };
        var problem = Student(ProblemKind.PossibleDuplicate);

        var effect = Assert.IsType<ProblemEffect>(Accepted.Value(Open(form, problem)).Effect);
        Assert.Equal(("欧阳晓雨", ProblemTool.Change), (effect.KeyData!.Name, effect.Tool));
        Refused.With(Open(form with { KeyData = new("欧阳小雨", null, null, null) }, problem), RuleBook.NothingToChange);
        Refused.For(Open(form with { Tool = "evidence" }, problem), ("keyData", RuleBook.CaseFieldUnused));
    }

    private static Decision<CaseOpened> KeyData(KeyDataForm form) => Open(Form("keyDataChange") with { KeyData = form });

    private static IEnumerable<string> Offices(CaseOpened opened) => opened.Steps.Select(step => step.Office.Value);
}
