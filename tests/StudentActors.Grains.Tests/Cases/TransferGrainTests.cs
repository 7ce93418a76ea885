using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Cases;

public sealed class TransferGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_transfer_goes_through_four_offices_and_moves_the_student()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);

        var started = await transfer.StartedAsync();

        Assert.Equal((CaseState.Open, TransferVariant.CrossProvince), (started.State, started.Variant!.Value));
        Assert.Equal(
            [CaseParty.ReceivingSchool, CaseParty.ReceivingAuthority, CaseParty.SendingSchool, CaseParty.SendingAuthority],
            started.Steps.Select(step => step.Party));
        Assert.Equal([StepState.Approved, StepState.Open, StepState.Waiting, StepState.Waiting], started.Steps.Select(step => step.State));
        Assert.Equal(started.Id, (await transfer.StudentNowAsync()).OpenCase!.Id);
        Assert.Equal(1, await transfer.From.StudentsAsync());
        Assert.Equal(0, await transfer.To.StudentsAsync());

        var view = started;
        foreach (var office in transfer.Offices)
        {
            view = await transfer.ApprovedAsync(view.Id, office);
        }

        Assert.Equal(CaseState.Completed, view.State);
        Assert.All(view.Steps, step => Assert.Equal(StepState.Approved, step.State));
        var student = await transfer.StudentNowAsync();
        Assert.Equal((transfer.To.Code, transfer.To.Authority, transfer.To.Class), (student.School, student.HomeAuthority, student.Class));
        Assert.Null(student.OpenCase);
        Assert.Equal(transfer.Student.StudentNumber, student.StudentNumber);
        Assert.Equal(0, await transfer.From.StudentsAsync());
        Assert.Equal(1, await transfer.To.StudentsAsync());
    }

    [Fact]
    public async Task The_sending_school_keeps_the_record_as_it_was_sealed_with_its_own_province_s_key()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var completed = await transfer.CompletedAsync();
        var codec = new RecordCodec(cluster.Keys);

        var events = await cluster.Store.ReadEventsAsync(completed.Id.Guid, 0, 100, default);
        var snapshot = events.Select(stored => codec.OpenCaseEvent(completed.Id, stored.Event.Payload)).OfType<CaseCompleted>().Single().Snapshot!;
        var kept = codec.OpenStudent(transfer.Student.Id, Convert.FromBase64String(snapshot.Content));

        Assert.Equal("340000", snapshot.Province.Value);
        Assert.Equal((transfer.From.Code, snapshot.Version), (kept.Place.School, kept.Version));
        Assert.Equal(transfer.Student.Name, kept.Name);
    }

    [Fact]
    public async Task The_sending_side_reads_what_it_keeps_masked_and_nobody_else_does()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var started = await transfer.StartedAsync();
        var sender = Staff.Registrar(transfer.From.Code);
        Assert.Equal(RuleBook.SnapshotNone, (await SnapshotAsync(sender)).Refusal!.Rule);
        foreach (var office in transfer.Offices)
        {
            await transfer.ApprovedAsync(started.Id, office);
        }

        var (masked, full) = ((await SnapshotAsync(sender)).Value!, (await SnapshotAsync(Staff.Officer(transfer.From.Authority), true)).Value!);

        Assert.Equal((transfer.From.Code, transfer.Student.Name), (masked.School, masked.Name));
        Assert.Equal((true, false), (masked.Masked, full.Masked));
        Assert.Contains('*', masked.Document!.Number);
        Assert.DoesNotContain('*', full.Document!.Number);
        Assert.True((await SnapshotAsync(Staff.Of(Domain.Accounts.Role.Auditor, "340000"), true)).Value!.Masked);
        Assert.Equal(RuleBook.SnapshotOffice, (await SnapshotAsync(Staff.Registrar(transfer.To.Code))).Refusal!.Rule);
        Assert.Equal(RuleBook.CaseNotFound, (await SnapshotAsync(Staff.Of(Domain.Accounts.Role.Officer, "110101"))).Refusal!.Rule);

        Task<Answer<StudentView>> SnapshotAsync(Domain.Accounts.Caller caller, bool reveal = false) =>
            transfer.Grain(started.Id).ReadSnapshot(new ReadStudent(caller, reveal), default);
    }

    [Fact]
    public async Task A_start_that_is_sent_again_hears_its_first_answer_and_locks_nobody_twice()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var operation = Operations.New();
        var first = await transfer.StartAsync(operation);

        var again = await transfer.StartAsync(operation);
        await transfer.ApprovedAsync(first.Value!.Id, transfer.Offices[0]);
        var late = await transfer.StartAsync(operation);
        var other = await transfer.StartAsync(operation with { RequestHash = new byte[32] });

        Assert.True(again.Replayed && late.Replayed);
        Same.Content(first.Value, again.Value);
        Same.Content(first.Value, late.Value);
        Assert.Equal(RuleBook.IdempotencyConflict, other.Refusal!.Rule);
    }

    [Fact]
    public async Task A_decision_that_is_sent_again_hears_its_first_answer()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var started = await transfer.StartedAsync();
        await transfer.ApprovedAsync(started.Id, transfer.Offices[0]);
        await transfer.ApprovedAsync(started.Id, transfer.Offices[1]);
        var operation = Operations.New();

        var last = await transfer.DecideAsync(started.Id, transfer.Offices[2], operation: operation);
        var again = await transfer.DecideAsync(started.Id, transfer.Offices[2], operation: operation);

        Assert.Equal(CaseState.Completed, last.Value!.State);
        Assert.True(again.Replayed);
        Same.Content(last.Value, again.Value);
    }

    [Fact]
    public async Task Two_registrars_who_decide_one_step_at_once_are_one_winner_and_one_who_hears_the_state()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var started = await transfer.StartedAsync();

        var answers = await Task.WhenAll(
            transfer.DecideAsync(started.Id, transfer.Offices[0]),
            transfer.DecideAsync(started.Id, transfer.Offices[0] with { Account = "colleague" }, "refuse", "班额已满"));

        var winner = Assert.Single(answers, answer => answer.Refusal is null);
        var loser = Assert.Single(answers, answer => answer.Refusal is not null);
        Assert.Equal(RuleBook.CaseStepDecided, loser.Refusal!.Rule);
        Assert.Equal(winner.Value!.State, loser.Value!.State);
        Assert.Equal(winner.Value.Steps[1].DecidedBy, loser.Value.Steps[1].DecidedBy);
    }

    [Fact]
    public async Task A_refusal_unlocks_the_student_and_gives_the_place_up()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster, capacity: 1);
        var started = await transfer.StartedAsync();
        Assert.Equal(RuleBook.ClassFull, (await transfer.To.EnrolAsync(transfer.To.NewChild())).Refusal!.Rule);

        var refused = await transfer.DecideAsync(started.Id, transfer.Offices[0], "refuse", "材料不全");

        Assert.Equal(CaseState.Refused, refused.Value!.State);
        Assert.Equal("材料不全", refused.Value.Steps[1].Reason);
        Assert.Null((await transfer.StudentNowAsync()).OpenCase);
        await transfer.To.EnrolledAsync();
    }

    [Fact]
    public async Task The_receiving_school_may_take_a_transfer_back_and_start_another()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster, capacity: 1);
        var started = await transfer.StartedAsync();
        var school = Staff.Registrar(transfer.To.Code);

        var foreign = await transfer.Grain(started.Id).Withdraw(new WithdrawCase(transfer.Offices[0], Operations.New(), null), default);
        var withdrawn = await transfer.Grain(started.Id).Withdraw(new WithdrawCase(school, Operations.New(), "家长改变主意"), default);
        var second = await transfer.StartAsync();

        Assert.Equal(RuleBook.CaseWithdrawalOffice, foreign.Refusal!.Rule);
        Assert.Equal((CaseState.Withdrawn, "registrar"), (withdrawn.Value!.State, withdrawn.Value.WithdrawnBy));
        Assert.Equal(CaseState.Open, second.Value!.State);
    }

    [Fact]
    public async Task A_student_has_one_open_case_at_most()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var rival = transfer with { To = await SampleSchool.OpenAsync(cluster, capacity: 1, authority: "530103") };
        await transfer.StartedAsync();

        Assert.Equal(RuleBook.CaseOpenBusiness, (await rival.StartAsync()).Refusal!.Rule);

        await rival.To.EnrolledAsync();
    }

    [Fact]
    public async Task Of_two_schools_that_ask_at_once_one_gets_the_student()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var rival = transfer with { To = await SampleSchool.OpenAsync(cluster, authority: "530103") };

        var answers = await Task.WhenAll(transfer.StartAsync(), rival.StartAsync());

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.Equal(RuleBook.CaseOpenBusiness, Assert.Single(answers, answer => answer.Refusal is not null).Refusal!.Rule);
    }

    [Fact]
    public async Task A_full_class_takes_nobody_in_whichever_way()
    {
        var receiving = await SampleSchool.OpenAsync(cluster, capacity: 3, authority: "530102");
        var transfers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SampleTransfer.PrepareAsync(cluster, receiving: receiving)));

        var answers = await Task.WhenAll(transfers.Select(transfer => transfer.StartAsync()));

        Assert.Equal(3, answers.Count(answer => answer.Refusal is null));
        Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.Equal(RuleBook.ClassFull, answer.Refusal!.Rule));
        Assert.Equal(RuleBook.ClassFull, (await receiving.EnrolAsync(receiving.NewChild())).Refusal!.Rule);
    }

    [Fact]
    public async Task A_class_takes_no_more_transfers_than_its_region_lets_it_have_since()
    {
        const string County = "530127";
        var receiving = await SampleSchool.OpenAsync(cluster, capacity: 45, authority: County);
        var transfer = await SampleTransfer.PrepareAsync(cluster, receiving: receiving);
        var operation = Operations.New();
        var first = await transfer.StartAsync(operation);
        Assert.Null(first.Refusal);
        var settings = new PolicySettings { LargestClass = ImmutableDictionary<Stage, int>.Empty.Add(Stage.Primary, 1) };
        var region = cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(County)));
        Assert.Null((await region.SetPolicy(new SetPolicy(Staff.NationalOperator, 0, settings), default)).Refusal);
        cluster.Time.Advance(TimeSpan.FromSeconds(30));

        var second = await SampleTransfer.PrepareAsync(cluster, receiving: receiving);
        Assert.Equal(RuleBook.TransferLargeClass, (await second.StartAsync()).Refusal!.Rule);
        Assert.True((await transfer.StartAsync(operation)).Replayed);
        await transfer.Grain(first.Value!.Id).Withdraw(new WithdrawCase(Staff.Registrar(receiving.Code), Operations.New(), null), default);
        Assert.Null((await second.StartAsync()).Refusal);
    }

    [Fact]
    public async Task A_place_that_a_student_leaves_is_free_at_once_and_the_one_he_takes_is_not()
    {
        var (sending, receiving) = (await SampleSchool.OpenAsync(cluster, capacity: 1), await SampleSchool.OpenAsync(cluster, capacity: 2, authority: "530102"));
        var transfer = await SampleTransfer.PrepareAsync(cluster, sending: sending, receiving: receiving);
        Assert.Null((await receiving.EnrolAsync(receiving.NewChild())).Refusal);
        var view = await transfer.StartedAsync();
        Assert.Equal(RuleBook.ClassFull, (await sending.EnrolAsync(sending.NewChild())).Refusal!.Rule);
        foreach (var office in transfer.Offices)
        {
            view = await transfer.ApprovedAsync(view.Id, office);
        }

        Assert.Null((await sending.EnrolAsync(sending.NewChild())).Refusal);
        Assert.Equal(RuleBook.ClassFull, (await sending.EnrolAsync(sending.NewChild())).Refusal!.Rule);
        Assert.Equal(RuleBook.ClassFull, (await receiving.EnrolAsync(receiving.NewChild())).Refusal!.Rule);
        Assert.Equal((1, 2), (await sending.StudentsAsync(), await receiving.StudentsAsync()));
    }

    [Fact]
    public async Task An_office_out_of_turn_waits_and_a_stranger_sees_nothing()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var started = await transfer.StartedAsync();

        Assert.Equal(RuleBook.CaseStepWaiting, (await transfer.DecideAsync(started.Id, transfer.Offices[2])).Refusal!.Rule);
        Assert.Equal(
            RuleBook.CaseNotFound,
            (await transfer.Grain(started.Id).Read(Staff.Of(Domain.Accounts.Role.Officer, "110101"), default)).Refusal!.Rule);
        Assert.Equal(
            RuleBook.CaseNotFound,
            (await cluster.Grains.GetGrain<IStatusChangeGrain>(started.Id.Guid).Read(Staff.NationalOperator, default)).Refusal!.Rule);
    }

    [Fact]
    public async Task Only_the_receiving_school_starts_and_only_with_the_right_name()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);

        var byOther = await transfer.StartAsync(caller: Staff.Registrar(transfer.From.Code));
        var wrongName = await transfer.StartAsync(form: transfer.Form with { Name = "另一人" });
        var nobody = await transfer.StartAsync(form: transfer.Form with { StudentNumber = "L340102202003140009" });
        var noClass = await transfer.StartAsync(form: transfer.Form with { ToClass = "primary-2026-9" });

        Assert.Equal(RuleBook.TransferReceivingSchool, byOther.Refusal!.Rule);
        Assert.Equal(RuleBook.IdentityMismatch, wrongName.Refusal!.Rule);
        Assert.Equal(RuleBook.StudentNotFound, nobody.Refusal!.Rule);
        Assert.Equal(RuleBook.ClassNotFound, noClass.Refusal!.Rule);
    }

    [Fact]
    public async Task What_waits_for_an_office_is_in_its_tasks()
    {
        var receiving = await SampleSchool.OpenAsync(cluster, authority: "530111");
        var transfers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SampleTransfer.PrepareAsync(cluster, "340103", receiving: receiving)));
        var started = await Task.WhenAll(transfers.Select(transfer => transfer.StartedAsync()));
        var office = Staff.Officer(receiving.Authority);
        var desk = cluster.Grains.GetGrain<ICaseDeskGrain>(0);

        var first = (await desk.ReadTasks(new ReadTasks(office, false, null, 2), default)).Value!;
        var rest = (await desk.ReadTasks(new ReadTasks(office, false, first.NextPageToken, 2), default)).Value!;

        Assert.Equal(started.Select(view => view.Id.Guid).Order(), first.Items.Concat(rest.Items).Select(task => task.Case.Guid).Order());
        Assert.Null(rest.NextPageToken);
        var task = first.Items[0];
        Assert.Equal((CaseParty.ReceivingAuthority, receiving.Code, false), (task.Party, task.ToSchool, task.Overdue));
        Assert.Equal(started[0].Steps[1].DueDate, task.DueDate);
        Assert.Empty((await desk.ReadTasks(new ReadTasks(office, true, null, 2), default)).Value!.Items);
    }

    [Fact]
    public async Task Evidence_is_attached_once_and_read_by_whoever_sees_the_case()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var started = await transfer.StartedAsync();
        var school = Staff.Registrar(transfer.To.Code);
        byte[] content = [.. "%PDF-1.7 "u8, 1, 2, 3];
        var operation = Operations.New();

        var attached = await transfer.Grain(started.Id).AttachEvidence(new AttachEvidence(school, operation, "户口簿.pdf", content), default);
        var again = await transfer.Grain(started.Id).AttachEvidence(new AttachEvidence(school, operation, "户口簿.pdf", content), default);
        var program = await transfer.Grain(started.Id).AttachEvidence(new AttachEvidence(school, Operations.New(), "a.pdf", [0x4D, 0x5A]), default);
        var read = await transfer.Grain(started.Id).ReadEvidence(transfer.Offices[2], attached.Value!.Id, default);

        Assert.True(again.Replayed);
        Same.Content(attached.Value, again.Value);
        Assert.Equal(RuleBook.EvidenceTypeUnknown, program.Refusal!.Rule);
        Assert.Equal(content, read.Value!.Content);
        Assert.Single((await transfer.ReadAsync(started.Id)).Evidence);
        Assert.Equal(
            RuleBook.EvidenceNotFound,
            (await transfer.Grain(started.Id).ReadEvidence(transfer.Offices[2], new string('0', 64), default)).Refusal!.Rule);
    }
}
