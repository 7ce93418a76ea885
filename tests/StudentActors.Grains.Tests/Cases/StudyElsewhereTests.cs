using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>Graduates of Hefei whose families have moved to Kunming over the summer.</summary>
public sealed class StudyElsewhereTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_graduate_s_record_goes_on_in_another_province_when_four_parties_have_agreed()
    {
        var (move, _) = await PrepareAsync();
        var started = (await AskAsync(move)).Value!;
        Assert.Equal((CaseType.StudyElsewhere, CaseState.Open), (started.Type, started.State));
        Assert.Equal(
            [CaseParty.ReceivingSchool, CaseParty.ReceivingAuthority, CaseParty.SendingSchool, CaseParty.SendingAuthority],
            started.Steps.Select(step => step.Party));
        CaseView view = started;
        foreach (var office in move.Offices)
        {
            Assert.Equal(CaseState.Open, view.State);
            view = await move.ApprovedAsync(started.Id, office);
        }

        Assert.Equal(CaseState.Completed, view.State);
        Assert.NotNull(view.PaperFile);
        var student = await move.StudentNowAsync();
        Assert.Equal((StudentStatus.Enrolled, move.To.Code, move.To.Class), (student.Status, student.School, student.Class));
        Assert.Equal((move.Student.StudentNumber, null, 1), (student.StudentNumber, student.OpenCase, student.Grade!.Value));
        Assert.Equal((0, 1), (await move.From.StudentsAsync(), await move.To.StudentsAsync()));
        var kept = await move.Grain(view.Id).ReadSnapshot(new ReadStudent(Staff.Registrar(move.From.Code), false), default);
        Assert.Equal((StudentStatus.Graduated, move.From.Code), (kept.Value!.Status, kept.Value.School));
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_school_asks_once_and_another_one_may_still_ask()
    {
        var (move, second) = await PrepareAsync(capacity: 1);
        var started = (await AskAsync(move)).Value!;
        Assert.Equal(RuleBook.CaseOpenBusiness, (await AskAsync(move with { To = await OpenAsync(Stage.Junior, "530102", move.To.Class.EntryYear) })).Refusal!.Rule);
        Assert.Equal(RuleBook.ClassFull, (await AskAsync(second)).Refusal!.Rule);

        Assert.Equal(
            CaseState.Refused, (await move.DecideAsync(started.Id, Staff.Officer(move.To.Authority), "refuse", "学位不足")).Value!.State);

        Assert.Equal(RuleBook.StudyElsewhereTwice, (await AskAsync(move)).Refusal!.Rule);
        Assert.Equal((StudentStatus.Graduated, null), ((await move.StudentNowAsync()).Status, (await move.StudentNowAsync()).OpenCase));
        Assert.Null((await AskAsync(move with { To = await OpenAsync(Stage.Junior, "530103", move.To.Class.EntryYear) })).Refusal);
        Assert.Null((await AskAsync(second)).Refusal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_what_to_do_and_frees_its_place()
    {
        var (move, _) = await PrepareAsync(capacity: 1);
        var year = move.To.Class.EntryYear;

        var inProvince = move with { To = await OpenAsync(Stage.Junior, "340202", year) };
        Assert.Equal(RuleBook.StudyElsewhereProvince, (await AskAsync(inProvince)).Refusal!.Rule);
        var sixth = await OpenAsync(Stage.Primary, "530102", year - 5);
        Assert.Equal(RuleBook.StudyElsewhereClass, (await AskAsync(move with { To = sixth })).Refusal!.Rule);
        Assert.Equal(RuleBook.RecordClosed, (await move.StartAsync()).Refusal!.Rule);
        var child = await SampleTransfer.PrepareAsync(cluster, receiving: move.To);
        Assert.Equal(RuleBook.CaseStatus, (await AskAsync(child)).Refusal!.Rule);

        Assert.Null((await AskAsync(move)).Refusal);
    }

    [Fact]
    public async Task A_graduate_of_a_primary_school_of_five_years_enters_the_sixth_grade()
    {
        var (child, _) = await PrepareAsync(years: 5);
        var move = child with { To = await OpenAsync(Stage.Primary, "530102", child.To.Class.EntryYear - 5) };
        var started = (await AskAsync(move)).Value!;
        foreach (var office in move.Offices)
        {
            await move.ApprovedAsync(started.Id, office);
        }

        var student = await move.StudentNowAsync();
        Assert.Equal((StudentStatus.Enrolled, move.To.Code, 6), (student.Status, student.School, student.Grade!.Value));
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_late_party_is_reminded_and_told_to_its_authority_and_silence_decides_nothing()
    {
        var (move, _) = await PrepareAsync();
        var started = (await AskAsync(move)).Value!;

        var late = await move.LateAsync(started.Id);

        Assert.Equal((CaseState.Open, true), (late.State, late.Steps[1].Overdue));
        Assert.NotEmpty(late.Steps[1].EscalatedTo);
    }

    private static Task<Answer<CaseView>> AskAsync(SampleTransfer move) => move.StartAsync(form: move.Form with { Type = "studyElsewhere", Reason = "随父母迁居" });

    // Two children who graduate in June, and then it is the end of August: every test has a year of its own.
    private async Task<(SampleTransfer First, SampleTransfer Second)> PrepareAsync(int years = 6, int capacity = 45)
    {
        var year = cluster.Time.GetUtcNow().AddMonths(6).Year;
        cluster.Time.SetUtcNow(new DateTimeOffset(year, 6, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        var school = await OpenAsync(Stage.Primary, "340102", year - years, years);
        var (first, second) = (await school.EnrolledAsync(), await school.EnrolledAsync());
        var graduated = await school.Grain.GraduateClass(
            new GraduateClass(Staff.Registrar(school.Code), Operations.New(), school.Class.Value, $"{year}-06-20", "graduated", "毕业"), default);
        Assert.Equal((2, 0), (graduated.Value!.Graduated, graduated.Value.Refused.Length));

        cluster.Time.SetUtcNow(new DateTimeOffset(year, 8, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        var junior = await OpenAsync(Stage.Junior, "530102", year, capacity: capacity);
        return (new SampleTransfer(cluster, school, junior, first), new SampleTransfer(cluster, school, junior, second));
    }

    private async Task<SampleSchool> OpenAsync(Stage stage, string county, int entryYear, int? years = null, int capacity = 45)
    {
        var authority = AuthorityCode.Parse(county);
        var school = new SampleSchool(cluster, SampleSchool.NewCode(authority), authority, new ClassId(stage, entryYear, 1));
        Assert.Null((await school.Grain.Open(
            new OpenSchool
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Name = "测试学校",
                Authority = county,
                Stages = [new StageForm(Stages.Name(stage), years ?? (stage == Stage.Primary ? 6 : 3))],
            },
            default)).Refusal);
        Assert.Null((await school.Grain.OpenClass(
            new OpenClass
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Stage = Stages.Name(stage),
                EntryYear = entryYear,
                Number = 1,
                Capacity = capacity,
            },
            default)).Refusal);
        return school;
    }
}
