using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Transfers;

/// <summary>A graduate whose family has moved to another province (毕业后跨省就学): who may ask, when, for which class, and who has a say.</summary>
public sealed class StudyElsewhereTests
{
    /// <summary>Grade 1 of a junior school in Kunming.</summary>
    internal static readonly PlaceOfStudy Junior = At(new ClassId(Stage.Junior, 2026, 1), 3);

    /// <summary>A child of Hefei that finished primary school this summer.</summary>
    internal static readonly StudentRecord Graduate = Student() with
    {
        Place = Home with { Class = new(Stage.Primary, 2020, 1) },
        Status = StudentStatus.Graduated,
        EndedOn = new(2026, 7, 1),
    };

    private static readonly StudentRecord AfterFiveYears = Graduate with { Place = Home with { Class = new(Stage.Primary, 2021, 1), StageYears = 5 } };

    [Fact]
    public void Receiving_school_asks_and_four_parties_decide()
    {
        var opened = Accepted.Value(Ask());

        Assert.Equal((CaseType.StudyElsewhere, TransferVariant.CrossProvince, Junior.School), (opened.Type, opened.Variant, opened.Starter.School));
        Assert.Equal(
            [CaseParty.ReceivingSchool, CaseParty.ReceivingAuthority, CaseParty.SendingSchool, CaseParty.SendingAuthority],
            opened.Steps.Select(step => step.Party));
        Assert.Equal(new ContinuationEffect(Junior, null), opened.Effect);
        Assert.True(opened.PaperFile);
        Refused.With(Ask(caller: Registrar(Home)), RuleBook.TransferReceivingSchool);
    }

    [Fact]
    public void Provinces_and_prefectures_take_part_as_in_transfers()
    {
        var senior = At(new ClassId(Stage.Senior, 2026, 1), 3);
        var graduate = Graduate with { Place = Home with { Class = new(Stage.Junior, 2023, 1), StageYears = 3 } };
        var policy = new CasePolicy { ProvincialStep = true, PrefectureStep = true };

        var opened = Accepted.Value(Ask(senior, graduate, policy: policy));

        Assert.Equal(
            [
                CaseParty.ReceivingSchool, CaseParty.ReceivingAuthority, CaseParty.ReceivingPrefecture, CaseParty.ReceivingProvince,
                CaseParty.SendingSchool, CaseParty.SendingAuthority, CaseParty.SendingPrefecture, CaseParty.SendingProvince,
            ],
            opened.Steps.Select(step => step.Party));
    }

    [Theory]
    [InlineData(StudentStatus.Graduated, null)]
    [InlineData(StudentStatus.Completed, null)]
    [InlineData(StudentStatus.Enrolled, "case.status")]
    [InlineData(StudentStatus.Suspended, "case.status")]
    [InlineData(StudentStatus.Incomplete, "student.record-closed")]
    [InlineData(StudentStatus.Deceased, "student.record-closed")]
    public void Only_who_has_finished_a_stage_studies_elsewhere(StudentStatus status, string? rule) =>
        Assert.Equal(rule, Ask(student: Graduate with { Status = status }).Refusal?.Rule.Id);

    [Theory]
    [InlineData(2026, 11, 24, null)]
    [InlineData(2026, 12, 14, null)]
    [InlineData(2026, 12, 15, "study-elsewhere.window")]
    [InlineData(2027, 2, 28, "study-elsewhere.window")]
    [InlineData(2027, 3, 1, null)]
    [InlineData(2027, 6, 1, "study-elsewhere.window")]
    public void Schools_ask_within_the_windows(int year, int month, int day, string? rule) =>
        Assert.Equal(rule, Ask(now: new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero)).Refusal?.Rule.Id);

    [Fact]
    public void Window_that_is_shut_on_either_side_is_shut()
    {
        var shut = new CasePolicy { StudyElsewhereWindows = ["09-01/10-31"] };

        Refused.With(Ask(policy: shut), RuleBook.StudyElsewhereWindow);
        Refused.With(Ask(sending: shut), RuleBook.StudyElsewhereWindow);
        Assert.True(Ask(policy: new CasePolicy { StudyElsewhereWindows = ["11-01/11-30"] }).Accepted);
    }

    [Fact]
    public void Class_is_of_the_next_stage_and_begins_after_the_last_one()
    {
        Refused.For(Ask(Junior with { Class = new(Stage.Junior, 2025, 1) }), ("toClass", RuleBook.StudyElsewhereClass));
        Refused.For(Ask(Junior with { Class = new(Stage.Senior, 2026, 1) }), ("toClass", RuleBook.StudyElsewhereClass));
        var lastYear = Graduate with { Place = Home with { Class = new(Stage.Primary, 2019, 1) } };
        Assert.True(Ask(Junior with { Class = new(Stage.Junior, 2025, 1) }, lastYear).Accepted);
    }

    [Fact]
    public void Sixth_grade_is_entered_after_five_years_only()
    {
        var sixth = At(new ClassId(Stage.Primary, 2021, 1), 6);

        Assert.True(Ask(sixth, AfterFiveYears).Accepted);
        Assert.True(Ask(Junior, AfterFiveYears).Accepted);
        Refused.For(Ask(sixth, Graduate), ("toClass", RuleBook.StudyElsewhereClass));
        Refused.For(Ask(sixth with { Class = new(Stage.Primary, 2022, 1) }, AfterFiveYears), ("toClass", RuleBook.StudyElsewhereClass));
    }

    [Fact]
    public void Schools_of_one_province_continue_the_record_instead()
    {
        Refused.For(Ask(Junior with { HomeAuthority = Wuhu }), ("toSchool", RuleBook.StudyElsewhereProvince));
        Assert.True(ContinuationTests.Continue(Junior with { HomeAuthority = Wuhu }, Graduate).Accepted);
    }

    [Fact]
    public void Problem_record_is_settled_first() =>
        Refused.With(Ask(student: Graduate with { Problems = [ProblemKind.NoDocument] }), RuleBook.TransferProblem);

    [Fact]
    public void School_asks_once_whatever_came_of_it_and_another_may_ask_too()
    {
        var asked = StudentRecord.Apply(
            Graduate, Accepted.Value(StudentCases.Begin(Graduate, Id, CaseType.StudyElsewhere, Graduate.Place, Junior.School)));
        Assert.Equal(RuleBook.CaseOpenBusiness, Ask(student: asked).Refusal!.Rule);
        var ended = StudentRecord.Apply(asked, StudentCases.End(asked, Id)!);

        Refused.With(Ask(student: ended), RuleBook.StudyElsewhereTwice);
        Refused.With(
            StudentCases.Begin(ended, CaseId.Of(ended.Id, Guid.NewGuid()), CaseType.StudyElsewhere, ended.Place, Junior.School), RuleBook.StudyElsewhereTwice);
        Assert.True(Ask(Junior with { School = SchoolCode.Parse("3153000002") }, ended).Accepted);
        Assert.True(ContinuationTests.Continue(Junior, ended).Accepted);
    }

    [Fact]
    public void Refusal_that_a_complaint_takes_back_is_no_second_request()
    {
        var started = Started(Ask());
        var refused = CaseRecord.Apply(
            started, Accepted.Value(CaseDecisions.Decide(started, Of(started.Holder!.Office), new CaseDecision("refuse", "学位不足"), Now, Days)));
        var graduate = StudentRecord.Apply(
            Graduate, Accepted.Value(StudentCases.Begin(Graduate, Id, started.Type, started.Place, started.AskedBy)));
        graduate = StudentRecord.Apply(graduate, StudentCases.End(graduate, Id)!);
        var again = CaseId.Of(Graduate.Id, Guid.NewGuid());
        var reopened = CaseRecord.Apply(
            null, Accepted.Value(CaseReopening.Decide(again, refused, Office.Of(Wuhua), "officer.530100", "学位已核实", Now)));

        Refused.With(StudentCases.Begin(graduate, again, started.Type, started.Place, started.AskedBy), RuleBook.StudyElsewhereTwice);
        Assert.True(StudentCases.Begin(graduate, again, reopened.Type, reopened.Place, reopened.AskedBy).Accepted);
    }

    [Fact]
    public void Record_that_went_on_may_be_asked_for_again_after_the_next_stage()
    {
        var asked = StudentRecord.Apply(
            Graduate, Accepted.Value(StudentCases.Begin(Graduate, Id, CaseType.StudyElsewhere, Graduate.Place, Junior.School)));

        var student = StudentRecord.Apply(asked, Accepted.Value(StudentCases.Apply(asked, Id, new ContinuationEffect(Junior, null), Today)));

        Assert.Equal((StudentStatus.Enrolled, Junior, null), (student.Status, student.Place, student.EndedOn));
        Assert.Empty(student.AskedElsewhere);
    }

    internal static Decision<CaseOpened> Ask(
        PlaceOfStudy? to = null, StudentRecord? student = null, Caller? caller = null, CasePolicy? policy = null, CasePolicy? sending = null,
        DateTimeOffset? now = null) =>
        TransferOpening.Decide(
            Id, Transfer with { Type = CaseType.StudyElsewhere }, caller ?? Registrar(to ?? Junior), student ?? Graduate, to ?? Junior,
            sending ?? policy ?? CasePolicy.Nothing, policy ?? CasePolicy.Nothing, now ?? Now);

    private static PlaceOfStudy At(ClassId @class, int years) => Place("3153000001", Wuhua) with { Class = @class, StageYears = years };
}
