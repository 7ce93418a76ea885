using System.Globalization;
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

/// <summary>Children who go to a special school of the next county and come back, with their records or without.</summary>
public sealed class SpecialEducationTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private static int _last;

    [Fact]
    public async Task A_student_studies_at_the_special_school_while_the_record_stays_and_comes_back_to_a_full_class()
    {
        var move = await PrepareAsync(homeCapacity: 1);
        var started = (await AskAsync(move, recordMoves: false)).Value!;
        Assert.Equal((CaseState.Open, false, null), (started.State, started.RecordMoves!.Value, started.PaperFile));
        Assert.Equal([CaseParty.ReceivingSchool, CaseParty.SendingSchool], started.Steps.Select(step => step.Party));
        Assert.Equal(RuleBook.StudentNotFound, (await ReadAsync(move)).Refusal!.Rule);

        Assert.Equal(CaseState.Completed, (await move.ApprovedAsync(started.Id, Staff.Registrar(move.From.Code))).State);

        var away = await move.StudentNowAsync();
        Assert.Equal((move.From.Code, move.To.Code, null), (away.School, away.StudiesAt!.School, away.OpenCase));
        Assert.Equal((1, 0), (await move.From.StudentsAsync(), await move.To.StudentsAsync()));
        Assert.Equal(move.Student.Id, (await ReadAsync(move)).Value!.Id);
        Assert.Empty(await cluster.FindViolationsAsync());

        var back = move with { From = move.To, To = move.From };
        var returning = (await AskAsync(back, recordMoves: false)).Value!;
        Assert.Equal(CaseState.Completed, (await move.ApprovedAsync(returning.Id, Staff.Registrar(move.To.Code))).State);
        Assert.Equal((move.From.Code, null), ((await move.StudentNowAsync()).School, (await move.StudentNowAsync()).StudiesAt));
        Assert.Equal(RuleBook.StudentNotFound, (await ReadAsync(move)).Refusal!.Rule);
        Assert.Equal((1, 0), (await move.From.StudentsAsync(), await move.To.StudentsAsync()));
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task The_record_follows_when_four_parties_have_agreed()
    {
        var move = await PrepareAsync();
        var stay = (await AskAsync(move, recordMoves: false)).Value!;
        await move.ApprovedAsync(stay.Id, Staff.Registrar(move.From.Code));

        var started = (await AskAsync(move, recordMoves: true)).Value!;
        foreach (var office in move.Offices)
        {
            await move.ApprovedAsync(started.Id, office);
        }

        var student = await move.StudentNowAsync();
        Assert.Equal((move.To.Code, null, EntryWay.OtherSchool), (student.School, student.StudiesAt, student.Entry.Way));
        Assert.Equal((0, 1), (await move.From.StudentsAsync(), await move.To.StudentsAsync()));
        Assert.NotNull((await move.ReadAsync(started.Id)).PaperFile);
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_class_that_is_full_takes_nobody_and_what_does_not_fit_is_refused()
    {
        var move = await PrepareAsync(capacity: 1);
        var other = move with { Student = await move.From.EnrolledAsync() };
        var started = (await AskAsync(move, recordMoves: false)).Value!;
        Assert.Equal(RuleBook.ClassFull, (await AskAsync(other, recordMoves: true)).Refusal!.Rule);

        Assert.Equal(CaseState.Refused, (await move.DecideAsync(started.Id, Staff.Registrar(move.From.Code), "refuse", "未与家长商定")).Value!.State);

        Assert.Null((await move.StudentNowAsync()).StudiesAt);
        Assert.Null((await AskAsync(other, recordMoves: true)).Refusal);
        var ordinary = move with { To = await SampleSchool.OpenAsync(cluster) };
        Assert.Equal(RuleBook.SpecialEducationSchools, (await AskAsync(ordinary, recordMoves: true)).Refusal!.Rule);
        Assert.Equal(RuleBook.CaseFieldRequired, Assert.Single((await AskAsync(move, recordMoves: null)).Refusal!.Faults).Rule);
    }

    [Fact]
    public async Task A_late_school_is_told_to_its_authority_and_silence_decides_nothing()
    {
        var move = await PrepareAsync();
        var started = (await AskAsync(move, recordMoves: false)).Value!;

        var late = await move.LateAsync(started.Id);

        Assert.Equal((CaseState.Open, move.From.Authority), (late.State, Assert.Single(late.Steps[1].EscalatedTo)));
    }

    private static Task<Answer<CaseView>> AskAsync(SampleTransfer move, bool? recordMoves) =>
        move.StartAsync(form: move.Form with { Type = "specialEducation", RecordMoves = recordMoves, Reason = "家长申请" });

    // As the special school sees the student.
    private Task<Answer<StudentView>> ReadAsync(SampleTransfer move) =>
        cluster.Grains.GetGrain<IStudentGrain>(move.Student.Id.Guid).Read(new ReadStudent(Staff.Registrar(move.To.Code), false), default);

    private async Task<SampleTransfer> PrepareAsync(int capacity = 45, int homeCapacity = 45)
    {
        var school = await SampleSchool.OpenAsync(cluster, homeCapacity);
        return new SampleTransfer(cluster, school, await OpenSpecialAsync(capacity), await school.EnrolledAsync());
    }

    private async Task<SampleSchool> OpenSpecialAsync(int capacity)
    {
        const string County = "340103";
        var code = SchoolCode.Parse(string.Create(CultureInfo.InvariantCulture, $"5134{Interlocked.Increment(ref _last):000000}"));
        var school = new SampleSchool(cluster, code, AuthorityCode.Parse(County), new ClassId(Stage.Primary, 2026, 1));
        Assert.Null((await school.Grain.Open(
            new OpenSchool
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Name = "测试特殊教育学校",
                Authority = County,
                Stages = [new StageForm("primary", 6)],
            },
            default)).Refusal);
        await school.OpenClassAsync(1, capacity);
        return school;
    }
}
