using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Transfers;

/// <summary>What blocks a transfer, and what a region may lift or set.</summary>
public sealed class TransferOpeningTests
{
    private static readonly CasePolicy Lifted = new() { BlockGradeChange = false, BlockSuspended = false };

    [Fact]
    public void Receiving_school_starts()
    {
        var opened = Accepted.Value(Open(OtherProvince));

        Assert.Equal((CaseType.Transfer, "2153000001", "registrar.2153000001"), (opened.Type, opened.Starter.Value, opened.By));
        Assert.Equal(new TransferEffect(OtherProvince, null), opened.Effect);
        Assert.Equal(Home, opened.Place);
        Refused.With(Open(OtherProvince, caller: Registrar(Home)), RuleBook.TransferReceivingSchool);
        Refused.With(Open(OtherProvince, caller: Officer(Wuhua)), RuleBook.TransferReceivingSchool);
        Refused.With(Open(OtherProvince, caller: Registrar(OtherProvince) with { Role = Role.Auditor }), RuleBook.RoleNotAllowed);
    }

    [Fact]
    public void Name_has_to_be_that_of_the_number()
    {
        var other = Transfer with { Name = "王小明" };

        Refused.With(
            TransferOpening.Decide(Id, other, Registrar(SameCounty), Student(), SameCounty, CasePolicy.Nothing, CasePolicy.Nothing, Now),
            RuleBook.IdentityMismatch);
    }

    [Fact]
    public void Open_business_problem_records_and_closed_records_block()
    {
        Refused.With(Open(SameCounty, Student() with { OpenCase = new(Id, CaseType.Suspension) }), RuleBook.CaseOpenBusiness);
        Refused.With(Open(SameCounty, Student(ProblemKind.NoDocument)), RuleBook.TransferProblem);
        Refused.With(Open(SameCounty, Student() with { Status = StudentStatus.Graduated }), RuleBook.RecordClosed);
        Refused.With(Open(SameCounty, Student() with { Status = StudentStatus.Abroad }), RuleBook.CaseStatus);
        Refused.With(Open(SameCounty, Student() with { Status = StudentStatus.DroppedOut }), RuleBook.CaseStatus);
    }

    [Theory]
    [InlineData("2026-07-14T15:59:59Z", true)]
    [InlineData("2026-07-14T16:00:00Z", false)]
    [InlineData("2026-08-14T15:59:59Z", false)]
    [InlineData("2026-08-14T16:00:00Z", true)]
    public void New_transfers_rest_from_15_July_to_14_August_in_China(string now, bool accepted)
    {
        var decision = Open(Place("2134000002", Yaohai, "primary-2025-1"), Grade1Of2025, now: DateTimeOffset.Parse(now, null));

        Assert.Equal(accepted ? null : RuleBook.TransferFreeze, decision.Refusal?.Rule);
    }

    [Theory]
    [InlineData("2026-06-30T15:59:59Z", true)]
    [InlineData("2026-06-30T16:00:00Z", false)]
    [InlineData("2026-08-14T15:59:59Z", false)]
    [InlineData("2026-08-14T16:00:00Z", true)]
    public void Final_grade_rests_from_1_July(string now, bool accepted)
    {
        // Six years after entry the grade is the last until the rollover of 11 August, and after it there is none.
        var entryYear = now.StartsWith("2026-08", StringComparison.Ordinal) ? 2021 : 2020;
        var final = Student() with { Place = Home with { Class = new(Stage.Primary, entryYear, 1) } };

        var decision = Open(Place("2134000002", Yaohai, $"primary-{entryYear}-1"), final, now: DateTimeOffset.Parse(now, null));

        Assert.Equal(accepted ? null : RuleBook.TransferFreeze, decision.Refusal?.Rule);
    }

    [Fact]
    public void Region_sets_when_transfers_rest()
    {
        var winter = new CasePolicy { FreezeFrom = "11-20", FreezeUntil = "02-10" };

        Refused.With(Open(SameCounty, receiving: winter), RuleBook.TransferFreeze);
        Refused.With(Open(SameCounty, sending: winter), RuleBook.TransferFreeze);
        Assert.True(Open(SameCounty, now: Now.AddDays(-5), receiving: winter).Accepted);
    }

    [Fact]
    public void Same_school_and_another_stage_are_no_transfers()
    {
        Refused.With(Open(Home), RuleBook.TransferSameSchool);
        Refused.With(Open(Place("3134000001", Yaohai, "junior-2026-1")), RuleBook.TransferStage);
    }

    [Fact]
    public void Grade_stays_unless_both_regions_let_it_change()
    {
        var older = Place("2134000002", Yaohai, "primary-2025-1");

        Refused.With(Open(older), RuleBook.TransferGradeChange);
        Refused.With(Open(older, sending: Lifted), RuleBook.TransferGradeChange);
        Assert.True(Open(older, sending: Lifted, receiving: Lifted).Accepted);
        var finished = Place("2134000002", Yaohai, "primary-2019-1");
        Refused.For(Open(finished, sending: Lifted, receiving: Lifted), ("toClass", RuleBook.ClassFinished));
    }

    [Fact]
    public void Suspended_students_stay_unless_both_regions_let_them_go()
    {
        var suspended = Student() with { Status = StudentStatus.Suspended };

        Refused.With(Open(SameCounty, suspended), RuleBook.TransferSuspended);
        Assert.True(Open(SameCounty, suspended, Lifted, Lifted).Accepted);
    }

    [Fact]
    public void Final_grade_stays_where_a_region_says_so()
    {
        var final = Student() with { Place = Home with { Class = new(Stage.Primary, 2021, 1) } };
        var to = Place("2134000002", Yaohai, "primary-2021-1");

        Assert.True(Open(to, final).Accepted);
        Refused.With(Open(to, final, new CasePolicy { BlockFinalGrade = true }), RuleBook.TransferFinalGrade);
    }

    [Fact]
    public void Transfers_within_a_county_stop_where_a_region_says_so()
    {
        var block = new CasePolicy { BlockSameCounty = true };

        Refused.With(Open(SameCounty, receiving: block), RuleBook.TransferSameCounty);
        Assert.True(Open(SamePrefecture, receiving: block).Accepted);
    }

    [Fact]
    public void Transfers_within_a_city_stop_where_a_region_says_so()
    {
        var block = new CasePolicy { BlockSameCity = true };

        Refused.With(Open(SameCounty, sending: block), RuleBook.TransferSameCity);
        Refused.With(Open(SamePrefecture, receiving: block), RuleBook.TransferSameCity);
        Assert.True(Open(SameProvince, receiving: block).Accepted);
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2025-11-24", true)]
    [InlineData("2026-11-25", false)]
    [InlineData("2025-11-23", false)]
    [InlineData("2026-11", false)]
    public void Date_agreed_offline_lies_in_the_last_year(string date, bool accepted) =>
        Assert.Equal(
            accepted ? null : RuleBook.TransferEffectiveFrom,
            TransferCheck.Check(TransferInForm with { EffectiveFrom = date }, Today).Refusal?.Rule);

    [Fact]
    public void All_faults_of_the_form_are_told_at_once() =>
        Refused.For(
            TransferCheck.Check(new TransferForm { StudentNumber = "G1", ToClass = "一班", EffectiveFrom = "x" }, Today),
            ("student.studentNumber", RuleBook.StudentNumberShape), ("student.name", RuleBook.NameRequired),
            ("toClass", RuleBook.ClassIdShape), ("reason", RuleBook.CaseReasonRequired), ("effectiveFrom", RuleBook.TransferEffectiveFrom));

    [Fact]
    public void Number_may_be_typed_in_full_width() =>
        Assert.Equal(
            Samples.Record().Number,
            Accepted.Value(TransferCheck.Check(TransferInForm with { StudentNumber = " ｇ99010120180315003x " }, Today)).StudentNumber);

    private static StudentRecord Grade1Of2025 => Student() with { Place = Home with { Class = new(Stage.Primary, 2025, 1) } };
}
