using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

public sealed class SchoolGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private static readonly AuthorityCode County = AuthorityCode.Parse("340102");

    [Fact]
    public async Task A_school_that_was_opened_can_be_read()
    {
        var code = SampleSchool.NewCode(County);

        var opened = await OpenAsync(code);
        var read = await Grain(code).Read(Staff.Officer(County), default);

        Assert.Null(opened.Refusal);
        Same.Content(opened.Value, read.Value);
        Assert.Equal([new StageView(Stage.Primary, 6)], read.Value!.Stages);
        Assert.Equal(1, read.Value.Version);
    }

    [Fact]
    public async Task A_school_opens_once_and_the_same_operation_hears_its_first_answer()
    {
        var code = SampleSchool.NewCode(County);
        var operation = Operations.New();
        var first = await OpenAsync(code, operation);

        var again = await OpenAsync(code, operation);
        var another = await OpenAsync(code);
        var conflict = await OpenAsync(code, operation with { RequestHash = new byte[32] });

        Assert.True(again.Replayed);
        Same.Content(first.Value, again.Value);
        Assert.Equal(RuleBook.SchoolExists, another.Refusal!.Rule);
        Assert.Equal(RuleBook.IdempotencyConflict, conflict.Refusal!.Rule);
    }

    [Fact]
    public async Task A_school_is_opened_by_an_officer_above_it_only()
    {
        var neighbour = await OpenAsync(SampleSchool.NewCode(County), caller: Staff.Officer(AuthorityCode.Parse("340103")));
        var registrar = await OpenAsync(SampleSchool.NewCode(County), caller: Staff.Of(Role.Registrar, "340102"));
        var above = await OpenAsync(SampleSchool.NewCode(County), caller: Staff.Officer(AuthorityCode.Parse("340100")));

        Assert.Equal(RuleBook.OfficeNotAllowed, neighbour.Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, registrar.Refusal!.Rule);
        Assert.True(above.Accepted);
    }

    [Fact]
    public async Task Every_fault_of_a_school_is_reported_at_once()
    {
        var answer = await OpenAsync(SampleSchool.NewCode(County), name: "", authority: "000000", stages: []);

        Assert.Equal(["authority", "name", "stages"], answer.Refusal!.Faults.Select(fault => fault.Path).Order());
    }

    [Fact]
    public async Task An_unknown_school_is_not_found()
    {
        var grain = Grain(SampleSchool.NewCode(County));

        Assert.Equal(RuleBook.SchoolNotFound, (await grain.Read(Staff.NationalOperator, default)).Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolNotFound, (await grain.ReadClasses(Staff.NationalOperator, default)).Refusal!.Rule);
    }

    [Fact]
    public async Task Classes_are_listed_in_order_with_their_grade_and_students()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        await school.OpenClassAsync(1, 30, entryYear: 2022);
        await school.EnrolledAsync();

        var classes = (await school.Grain.ReadClasses(Staff.Registrar(school.Code), default)).Value!.Items;

        Assert.Equal(
            [("primary-2022-1", 5, 0), ("primary-2026-1", 1, 1)],
            classes.Select(c => (c.Id.Value, c.Grade ?? 0, c.Students)));
    }

    [Fact]
    public async Task A_class_opens_once_and_the_same_operation_hears_its_first_answer()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var operation = Operations.New();
        await school.OpenClassAsync(2, 30, operation: operation);
        await school.OpenClassAsync(3, 30);
        var command = new OpenClass
        {
            Caller = Staff.NationalOperator,
            Operation = operation,
            Stage = "primary",
            EntryYear = 2026,
            Number = 2,
            Capacity = 30,
        };

        var again = await school.Grain.OpenClass(command, default);
        var another = await school.Grain.OpenClass(command with { Operation = Operations.New() }, default);

        Assert.True(again.Replayed);
        Assert.Equal("primary-2026-2", again.Value!.Id.Value);
        Assert.Equal(RuleBook.ClassExists, another.Refusal!.Rule);
    }

    [Fact]
    public async Task A_roster_is_read_page_by_page_masked_and_filtered()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var second = await school.OpenClassAsync(2, 45);
        for (var i = 0; i < 5; i++)
        {
            await school.EnrolledAsync();
            await school.EnrolledAsync(Children.Form(school.Code, second));
        }

        var pages = new List<RosterPage>();
        string? token = null;
        do
        {
            var page = await school.Grain.ReadRoster(new ReadRoster(Staff.Registrar(school.Code), null, null, token, 4), default);
            pages.Add(page.Value!);
            token = page.Value!.NextPageToken;
        }
        while (token is not null);

        var filtered = await school.Grain.ReadRoster(
            new ReadRoster(Staff.NationalOperator, second, StudentStatus.Enrolled, null, 50), default);

        var all = pages.SelectMany(page => page.Items).ToList();
        Assert.Equal([4, 4, 2], pages.Select(page => page.Items.Length));
        Assert.Equal(10, all.Select(entry => entry.Id).Distinct().Count());
        Assert.All(all, entry => Assert.Equal("测**", entry.Name));
        Assert.Equal(5, filtered.Value!.Items.Length);
        Assert.Null(filtered.Value.NextPageToken);
    }

    [Fact]
    public async Task A_page_token_from_elsewhere_is_refused()
    {
        var school = await SampleSchool.OpenAsync(cluster);

        var answer = await school.Grain.ReadRoster(new ReadRoster(Staff.NationalOperator, null, null, "!", 50), default);

        Assert.Equal(RuleBook.PageToken, answer.Refusal!.Rule);
    }

    private ISchoolGrain Grain(SchoolCode code) => cluster.Grains.GetGrain<ISchoolGrain>(GrainKeys.School(code));

    private Task<Answer<SchoolView>> OpenAsync(
        SchoolCode code,
        Operation? operation = null,
        Caller? caller = null,
        string name = "测试小学",
        string authority = "340102",
        ImmutableArray<StageForm>? stages = null) => Grain(code).Open(
            new OpenSchool
            {
                Caller = caller ?? Staff.NationalOperator,
                Operation = operation ?? Operations.New(),
                Name = name,
                Authority = authority,
                Stages = stages ?? [new StageForm("primary", 6)],
            },
            default);
}
