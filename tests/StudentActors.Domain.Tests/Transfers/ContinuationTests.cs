using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Transfers;

/// <summary>A record that goes on in the next stage (升学接续): who may ask, for whom, and who has a say.</summary>
public sealed class ContinuationTests
{
    /// <summary>Grade 1 of a junior school elsewhere, entered when a child of the final primary grade has finished.</summary>
    internal static readonly PlaceOfStudy Junior = JuniorAt("3153000001", "530102", 2027);

    private static readonly StudentRecord Final = Student() with { Place = Home with { Class = new(Stage.Primary, 2021, 1) } };

    [Fact]
    public void Receiving_school_starts_and_only_the_authorities_decide()
    {
        var opened = Accepted.Value(Continue(Junior));

        Assert.Equal((CaseType.Continuation, "3153000001"), (opened.Type, opened.Starter.Value));
        Assert.Equal(new ContinuationEffect(Junior, null), opened.Effect);
        Assert.Equal(
            [(CaseParty.ReceivingSchool, "3153000001"), (CaseParty.ReceivingAuthority, "530102"), (CaseParty.SendingAuthority, "340102")],
            opened.Steps.Select(step => (step.Party, step.Office.Value)));
        Assert.Equal(StepState.Approved, opened.Steps[0].State);
        Assert.True(opened.PaperFile);
        Refused.With(Continue(Junior, caller: Registrar(Home)), RuleBook.TransferReceivingSchool);
    }

    [Fact]
    public void One_authority_decides_once()
    {
        var opened = Accepted.Value(Continue(JuniorAt("3134000001", "340102", 2027)));

        Assert.Equal(["3134000001", "340102"], opened.Steps.Select(step => step.Office.Value));
    }

    [Fact]
    public void Nine_year_school_continues_its_own_children_and_owes_itself_no_file()
    {
        var opened = Accepted.Value(Continue(Home with { Class = new(Stage.Junior, 2027, 1), StageYears = 3 }));

        Assert.Equal([Home.School.Value, "340102"], opened.Steps.Select(step => step.Office.Value));
        Assert.Null(opened.PaperFile);
    }

    [Theory]
    [InlineData(StudentStatus.Graduated, null)]
    [InlineData(StudentStatus.Completed, null)]
    [InlineData(StudentStatus.Enrolled, null)]
    [InlineData(StudentStatus.Suspended, "case.status")]
    [InlineData(StudentStatus.DroppedOut, "case.status")]
    [InlineData(StudentStatus.Withdrawn, "student.record-closed")]
    [InlineData(StudentStatus.Void, "student.record-closed")]
    public void Record_goes_on_from_graduation_or_the_final_grade(StudentStatus status, string? rule) =>
        Assert.Equal(rule, Continue(Junior, Final with { Status = status }).Refusal?.Rule.Id);

    [Fact]
    public void Child_in_an_earlier_grade_does_not_go_on()
    {
        var earlier = Final with { Place = Home with { Class = new(Stage.Primary, 2022, 1) } };

        Refused.With(Continue(JuniorAt("3153000001", "530102", 2028), earlier), RuleBook.ContinuationEarly);
        Assert.True(Continue(JuniorAt("3153000001", "530102", 2028), earlier with { Status = StudentStatus.Graduated }).Accepted);
    }

    [Fact]
    public void Class_is_the_first_of_the_next_stage_and_begins_after_the_last_one()
    {
        Refused.For(Continue(JuniorAt("3153000001", "530102", 2026)), ("toClass", RuleBook.ContinuationClass));
        Refused.For(Continue(JuniorAt("3153000001", "530102", 2025), Finished), ("toClass", RuleBook.ContinuationClass));
        Refused.For(Continue(OtherProvince, Finished), ("toClass", RuleBook.ContinuationClass));
        Refused.For(Continue(Junior with { Class = new(Stage.Senior, 2027, 1) }), ("toClass", RuleBook.ContinuationClass));
        Assert.True(Continue(JuniorAt("3153000001", "530102", 2026), Finished).Accepted);
    }

    [Fact]
    public void Problems_and_the_days_on_which_transfers_rest_keep_nobody_from_the_next_stage()
    {
        Assert.True(Continue(Junior, Final with { Problems = [ProblemKind.NoDocument] }).Accepted);
        Assert.True(Continue(Junior, now: new DateTimeOffset(2027, 7, 20, 0, 0, 0, TimeSpan.Zero)).Accepted);
    }

    [Fact]
    public void Name_and_open_business_block_as_everywhere()
    {
        Refused.With(Continue(Junior, Final with { Name = "王小明" }), RuleBook.IdentityMismatch);
        Refused.With(Continue(Junior, Final with { OpenCase = new(Id, CaseType.Death) }), RuleBook.CaseOpenBusiness);
    }

    [Theory]
    [InlineData(null, CaseType.Transfer)]
    [InlineData("transfer", CaseType.Transfer)]
    [InlineData("continuation", CaseType.Continuation)]
    public void Form_says_which_move_it_is(string? type, CaseType expected) =>
        Assert.Equal(expected, Accepted.Value(TransferCheck.Check(TransferInForm with { Type = type }, Today)).Type);

    [Theory]
    [InlineData("death")]
    [InlineData("")]
    [InlineData("moving")]
    public void Other_types_are_no_moves(string type) =>
        Refused.For(TransferCheck.Check(TransferInForm with { Type = type }, Today), ("type", RuleBook.TransferType));

    internal static Decision<CaseOpened> Continue(
        PlaceOfStudy to, StudentRecord? student = null, Caller? caller = null, DateTimeOffset? now = null) =>
        TransferOpening.Decide(
            Id, Transfer with { Type = CaseType.Continuation }, caller ?? Registrar(to), student ?? Final, to, CasePolicy.Nothing,
            CasePolicy.Nothing, now ?? Now);

    private static StudentRecord Finished => Final with { Place = Home with { Class = new(Stage.Primary, 2020, 1) } };

    private static PlaceOfStudy JuniorAt(string school, string authority, int entryYear) =>
        Place(school, AuthorityCode.Parse(authority)) with { Class = new(Stage.Junior, entryYear, 1), StageYears = 3 };
}
