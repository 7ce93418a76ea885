using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Tests.Cases;

public sealed class StatusChangeGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_student_is_suspended_and_comes_back()
    {
        var sample = await SampleCase.PrepareAsync(cluster);

        var suspended = await sample.CompletedAsync(sample.Form("suspension") with { Date = "2026-09-14", Until = "2027-02-28" });

        Assert.Equal(CaseState.Completed, suspended.State);
        var student = await sample.StudentNowAsync();
        Assert.Equal((StudentStatus.Suspended, new DateOnly(2027, 2, 28)), (student.Status, student.SuspendedUntil!.Value));
        Assert.Equal(
            [SuspensionDeadlines.Remind, SuspensionDeadlines.Expired],
            (await DeadlinesAsync(student.Id)).Select(deadline => deadline.Key.Kind));

        await sample.CompletedAsync(sample.Form("resumption") with { Date = "2026-09-15" });

        Assert.Equal(StudentStatus.Enrolled, (await sample.StudentNowAsync()).Status);
        Assert.Empty(await DeadlinesAsync(student.Id));
    }

    [Fact]
    public async Task Key_data_change_with_proof_and_only_to_what_the_register_knows()
    {
        var sample = await SampleCase.PrepareAsync(cluster);
        var form = sample.Form("keyDataChange") with { KeyData = new KeyDataForm("测试新名", null, null, null) };
        var unproven = await sample.StartedAsync(form);
        var refused = await sample.Grain(unproven.Id).Decide(
            new Contracts.Cases.DecideCase(sample.Officer, Operations.New(), new CaseDecision("approve", null)), default);
        Assert.Equal(RuleBook.CaseEvidenceRequired, refused.Refusal!.Rule);
        await sample.AttachAsync(unproven.Id);

        await sample.ApprovedAsync(unproven.Id);

        var renamed = await sample.StudentNowAsync();
        Assert.Equal(("测试新名", sample.Student.StudentNumber), (renamed.Name, renamed.StudentNumber));

        cluster.Register.Answer(renamed.Document!.Number, () => RegisterVerdict.Differs);
        var rejected = await sample.CompletedAsync(
            sample.Form("keyDataChange") with { Name = "测试新名", KeyData = new KeyDataForm("测试又名", null, null, null) }, evidence: true);

        Assert.Equal((CaseState.Rejected, RuleBook.IdentityMismatch.Id), (rejected.State, rejected.RuleId));
        Assert.Null((await sample.StudentNowAsync()).OpenCase);
    }

    [Fact]
    public async Task A_document_of_another_child_is_refused_when_it_comes_to_it()
    {
        var (sample, other) = (await SampleCase.PrepareAsync(cluster), await SampleCase.PrepareAsync(cluster));
        var document = (await other.StudentNowAsync()).Document!.Number;
        var form = sample.Form("keyDataChange") with
        {
            KeyData = new KeyDataForm(null, other.Student.Sex == Sex.Male ? "male" : "female", null, new DocumentForm("residentId", document)),
        };

        var rejected = await sample.CompletedAsync(form, evidence: true);

        Assert.Equal((CaseState.Rejected, RuleBook.IdentityDuplicate.Id), (rejected.State, rejected.RuleId));
        var student = await sample.StudentNowAsync();
        Assert.Equal(sample.Student.Sex, student.Sex);
        Assert.Null(student.OpenCase);
    }

    [Fact]
    public async Task Death_takes_the_student_off_the_roster()
    {
        var sample = await SampleCase.PrepareAsync(cluster);

        await sample.CompletedAsync(sample.Form("death") with { Date = "2026-09-09" }, evidence: true);

        Assert.Equal(StudentStatus.Deceased, (await sample.StudentNowAsync()).Status);
        Assert.Equal(0, await sample.School.StudentsAsync());
        Assert.Equal(RuleBook.RecordClosed, (await sample.StartAsync(sample.Form("death") with { Date = "2026-09-09" })).Refusal!.Rule);
    }

    [Fact]
    public async Task A_dropout_is_persuaded_and_returns_to_another_class()
    {
        var sample = await SampleCase.PrepareAsync(cluster);
        var second = await sample.School.OpenClassAsync(2, 1);
        var grain = StudentGrains.Of(cluster, sample.Student.Id);
        var operation = Operations.New();
        Assert.Equal(
            RuleBook.PersuasionNobody, (await grain.RecordPersuasion(new RecordPersuasion(sample.Registrar, Operations.New(), "2026-09-09"), default)).Refusal!.Rule);

        await sample.CompletedAsync(sample.Form("dropout") with { Date = "2026-09-01" });
        await grain.RecordPersuasion(new RecordPersuasion(sample.Registrar, operation, "2026-09-09"), default);
        Assert.True((await grain.RecordPersuasion(new RecordPersuasion(sample.Registrar, operation, "2026-09-09"), default)).Replayed);
        var returning = await sample.StartedAsync(sample.Form("dropoutReturn") with { Date = "2026-09-10", Class = second.Value });
        Assert.Equal(RuleBook.ClassFull, (await sample.School.EnrolAsync(Children.Form(sample.School.Code, second))).Refusal!.Rule);
        await sample.ApprovedAsync(returning.Id);

        var student = await sample.StudentNowAsync();
        Assert.Equal((StudentStatus.Enrolled, second), (student.Status, student.Class));
        var classes = (await sample.School.Grain.ReadClasses(Staff.NationalOperator, default)).Value!.Items;
        Assert.Equal([0, 1], classes.Select(view => view.Students));
    }

    [Fact]
    public async Task A_settled_problem_makes_the_number_formal_within_seconds()
    {
        var sample = await SampleCase.PrepareAsync(cluster, withDocument: false);
        Assert.Equal(NumberKind.Temporary, sample.Student.NumberKind);
        var born = sample.Student.BirthDate;
        var n = Random.Shared.Next(300_000, 400_000) * 2 + (sample.Student.Sex == Sex.Male ? 1 : 0);
        var keyData = new KeyDataForm(null, null, null, new DocumentForm("residentId", Children.ResidentId(n, born)));

        var settled = await sample.CompletedAsync(sample.Form("problemRecord") with { Tool = "change", KeyData = keyData }, evidence: true);

        Assert.Equal(CaseState.Completed, settled.State);
        var student = await Eventually.HoldsAsync(cluster, sample.StudentNowAsync, view => view.NumberKind == NumberKind.Formal);
        Assert.Equal("G" + Children.ResidentId(n, born), student.StudentNumber.Value);
        Assert.Equal([sample.Student.StudentNumber], student.FormerNumbers);
        Assert.Empty(await DeadlinesAsync(student.Id));
    }

    [Fact]
    public async Task What_a_region_allows_decides_about_repeating_a_grade()
    {
        var sample = await SampleCase.PrepareAsync(cluster, "350102");
        await sample.School.OpenClassAsync(1, 45, entryYear: 2025);
        var form = sample.Form("gradeChange") with { Date = "2026-09-10", Class = "primary-2025-1", GradeChange = "skip" };
        Assert.Equal(RuleBook.GradeChangeOff, (await sample.StartAsync(form)).Refusal!.Rule);
        var region = cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(sample.School.Authority));
        var settings = new PolicySettings { Cases = new CasePolicy { GradeChanges = [GradeChangeKind.Skip] } };
        Assert.Null((await region.SetPolicy(new SetPolicy(Staff.NationalOperator, 0, settings), default)).Refusal);

        await sample.CompletedAsync(form);

        Assert.Equal("primary-2025-1", (await sample.StudentNowAsync()).Class.Value);
    }

    private async Task<IReadOnlyList<StoredDeadline>> DeadlinesAsync(StudentId id) => await cluster.Deadlines.ReadOfAsync(id.Guid, default);
}
