using System.Globalization;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>An inspection finds each kind of damage, and only what is damaged; what follows from the records it can put right.</summary>
public abstract class InspectionTests(RegistryDatabase database)
{
    private static readonly Children Children = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Fact]
    public async Task Records_as_the_store_writes_them_are_sound()
    {
        var child = await EnrolAsync();
        var other = await EnrolAsync(formal: false);

        var chains = await database.Inspection().FollowChainsAsync(null, Token);

        Assert.True(chains.Events >= chains.Records && chains.Records > 0);
        Assert.DoesNotContain(child, chains.Broken);
        Assert.Empty(await FoundAsync(child));
        Assert.Empty(await FoundAsync(other));
        Assert.True((await database.Inspection().FollowChainsAsync(1, Token)).Records >= 1);
    }

    [Theory]
    [InlineData("UPDATE event SET actor = 'somebody else' WHERE record = {0} AND sequence = 2")]
    [InlineData("DELETE FROM event WHERE record = {0} AND sequence = 1")]
    [InlineData("DELETE FROM event WHERE record = {0} AND sequence = 2")]
    [InlineData("DELETE FROM student WHERE id = {0}")]
    public async Task A_damaged_chain_is_found(string damage)
    {
        var child = await EnrolAsync();
        await DamageAsync(damage, child);

        Assert.Contains(child, (await database.Inspection().FollowChainsAsync(null, Token)).Broken);
    }

    [Theory]
    [InlineData("DELETE FROM claim WHERE kind = 2 AND record = {0}", Invariant.NumberIsClaimed)]
    [InlineData("DELETE FROM claim WHERE kind = 1 AND record = {0}", Invariant.DocumentIsClaimed)]
    [InlineData("UPDATE student SET payload = head_hash WHERE id = {0}", Invariant.RecordOpens)]
    [InlineData("UPDATE student SET school = 1234567890 WHERE id = {0}", Invariant.SchoolExists)]
    [InlineData("DELETE FROM event WHERE record = {0} AND sequence = 1", Invariant.OperationHasEvent)]
    public async Task Damage_to_a_record_s_rows_is_found(string damage, Invariant invariant)
    {
        var child = await EnrolAsync();
        await DamageAsync(damage, child);

        Assert.Contains(invariant, await FoundAsync(child));
    }

    [Fact]
    public async Task A_claim_that_another_record_holds_is_found_and_left()
    {
        var (child, other) = (await EnrolAsync(), await EnrolAsync());
        await DamageAsync($"UPDATE claim SET record = {database.Literal(other)} WHERE kind = 2 AND record = {{0}}", child);

        Assert.Equal([Invariant.ClaimIsOwn], await FoundAsync(child, repair: true));
        Assert.Equal([Invariant.ClaimIsOwn], await FoundAsync(child));
    }

    [Fact]
    public async Task Missing_claims_are_restored()
    {
        var child = await EnrolAsync();
        await DamageAsync("DELETE FROM claim WHERE kind = 1 AND record = {0}", child);
        await DamageAsync("DELETE FROM claim WHERE kind = 2 AND record = {0}", child);

        Assert.Equal([Invariant.NumberIsClaimed, Invariant.DocumentIsClaimed], (await FoundAsync(child, repair: true)).Order());

        Assert.Empty(await FoundAsync(child));
        Assert.Equal(2, await database.ScalarAsync($"SELECT count(*) FROM claim WHERE record = {database.Literal(child)}"));
    }

    [Fact]
    public async Task What_a_record_that_never_was_left_behind_is_removed()
    {
        var child = await EnrolAsync(formal: false);
        await DamageAsync("DELETE FROM student WHERE id = {0}", child);
        await DamageAsync("DELETE FROM event WHERE record = {0} AND sequence = 2", child);
        await DamageAsync("DELETE FROM event WHERE record = {0} AND sequence = 1", child);

        var found = await FoundAsync(child, repair: true);

        Assert.Equal([Invariant.ClaimHasOwner, Invariant.OperationHasEvent, Invariant.DeadlineHasOwner], found.Order());
        Assert.Equal([Invariant.OperationHasEvent], await FoundAsync(child));
    }

    [Fact]
    public async Task Claims_of_a_record_that_was_lost_are_kept()
    {
        var child = await EnrolAsync();
        await DamageAsync("DELETE FROM student WHERE id = {0}", child);

        Assert.Equal([Invariant.ClaimHasOwner], await FoundAsync(child, repair: true));
        Assert.Equal(2, await database.ScalarAsync($"SELECT count(*) FROM claim WHERE record = {database.Literal(child)}"));
    }

    [Fact]
    public async Task A_deadline_that_has_had_its_day_is_removed()
    {
        var child = await EnrolAsync(formal: false);
        await DamageAsync("UPDATE student SET number_kind = 2 WHERE id = {0}", child);

        Assert.Contains(Invariant.DeadlineIsNeeded, await FoundAsync(child, repair: true));
        Assert.DoesNotContain(Invariant.DeadlineIsNeeded, await FoundAsync(child));
        Assert.Equal(0, await database.ScalarAsync($"SELECT count(*) FROM deadline WHERE owner = {database.Literal(child)}"));
    }

    [Fact]
    public async Task A_school_whose_closing_nobody_drives_is_found()
    {
        var school = Schools.New();
        var closing = Schools.Change(school, AuthorityCode.Parse("340102"), 1, SchoolState.Closing) with
        {
            Deadlines = [new DeadlineWrite(SchoolDeadlines.Merge, Pupil.Noon, 2)],
        };
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(Schools.Open(school, AuthorityCode.Parse("340102")), Token));
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(closing, Token));
        Assert.Empty(await FoundAsync(closing.Record.Id));

        await DamageAsync("DELETE FROM deadline WHERE owner = {0}", closing.Record.Id);

        Assert.Equal([Invariant.ClosingHasDeadline], await FoundAsync(closing.Record.Id));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task A_live_student_of_a_closed_school_is_found(int state, bool found)
    {
        var child = await EnrolAsync();
        var school = await database.ScalarAsync($"SELECT school FROM student WHERE id = {database.Literal(child)}");
        await DamageAsync($"UPDATE school SET state = {state} WHERE code = {school}", child);

        Assert.Equal(found ? [Invariant.SchoolIsNotClosed] : [], await FoundAsync(child));
    }

    [Theory]
    [InlineData("DELETE FROM deadline WHERE owner = {1}", Invariant.CaseHasDeadline)]
    [InlineData("UPDATE deadline SET attempts = 7 WHERE owner = {1}", Invariant.DeadlineMoves)]
    [InlineData("UPDATE case_record SET student = {1} WHERE id = {1}", Invariant.CaseHasStudent)]
    [InlineData("UPDATE case_record SET open = (1 = 0), released = (1 = 1) WHERE id = {1}", Invariant.LockHasCase)]
    public async Task A_case_that_nobody_drives_is_found(string damage, Invariant invariant)
    {
        var (student, dossier) = await BeginCaseAsync();
        Assert.Empty(await FoundAsync(student, dossier));

        await DamageAsync(damage, student, dossier);

        Assert.Contains(invariant, await FoundAsync(student, dossier));
    }

    [Fact]
    public async Task An_open_case_whose_student_is_locked_for_another_is_found()
    {
        var (student, first) = await BeginCaseAsync();
        var (second, opened) = Dossier.About(new StudentId(student)).Change(Open, deadlines: [new DeadlineWrite("case.remind", Pupil.Noon, 1)]);
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(opened, Token));

        Assert.Equal([Invariant.CaseLocksStudent], await FoundAsync(student, second.Id));
        Assert.Empty(await FoundAsync(student, first));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_complaint_locks_nobody_and_is_about_a_case_that_is_there(bool about, bool found)
    {
        var (student, first) = await BeginCaseAsync();
        var complaint = CaseId.Of(new StudentId(student), Guid.NewGuid());
        var opened = Complaint(complaint, new StudentId(student), about ? new CaseId(first) : CaseId.Of(new StudentId(student), Guid.NewGuid()));
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(opened, Token));

        Assert.Equal(found ? [Invariant.CaseHasOther] : [], await FoundAsync(complaint.Guid));
    }

    /// <summary>An open complaint as the registry stores it.</summary>
    private static CommitUnit Complaint(CaseId id, StudentId student, CaseId about)
    {
        var (school, county) = (Schools.New(), AuthorityCode.Parse("340102"));
        var step = new CaseStep
        {
            Party = CaseParty.CommonAuthority,
            Office = Office.Of(county),
            Authority = county,
            Clock = StepClock.Usual,
            Task = StepTask.Inquire,
        };
        var opened = new CaseOpened
        {
            Id = id,
            Type = CaseType.Complaint,
            Student = student,
            Place = new PlaceOfStudy(school, county, new ClassId(Stage.Primary, 2026, 1), 6),
            Starter = Office.Of(county),
            By = "officer",
            At = Pupil.Noon,
            Reason = "未说明理由",
            Effect = new ComplaintEffect(about, Office.Of(school), Complainant.Guardian),
            Steps = [step],
        };
        var record = CaseRecord.Apply(null, opened);
        record = CaseRecord.Apply(record, new CaseStarted(new StepOpening(0, new DateOnly(2026, 12, 1), false)) { At = Pupil.Noon });
        var first = EventChain.Link(id.Guid, 1, "case.opened", Pupil.Noon, "officer", [1], EventChain.Start);
        var second = EventChain.Link(id.Guid, 2, "case.started", Pupil.Noon, "officer", [1], first.Hash);
        var columns = Dossier.About(student).Columns with { Type = record.Type, State = record.State };
        return new CommitUnit
        {
            Record = new CaseWrite(id.Guid, 0, 2, new RecordCodec(Children.Keys).Seal(record), second.Hash, columns),
            Events = [first, second],
            Deadlines = [new DeadlineWrite("case.remind", Pupil.Noon, 1)],
        };
    }

    private static CaseColumns Open(CaseColumns columns) => columns with { State = CaseState.Open };

    /// <summary>A student locked for a case that is open.</summary>
    private async Task<(Guid Student, Guid Case)> BeginCaseAsync()
    {
        var school = Schools.New();
        var (record, enrolled) = Children.Enrol(school);
        var (dossier, opened) = Dossier.About(record.Id).Change(
            Open, deadlines: [new DeadlineWrite("case.remind", Pupil.Noon, 1)]);
        var locked = Children.Lock(record, dossier.Case, enrolled.Events[0].Hash);
        var outcomes = await Store.CommitManyAsync([Schools.Open(school, AuthorityCode.Parse("340102")), enrolled, locked, opened], Token);
        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        return (record.Id.Guid, dossier.Id);
    }

    private async Task<Guid> EnrolAsync(bool formal = true)
    {
        var school = Schools.New();
        var (record, enrolled) = Children.Enrol(school, formal);
        var (_, moved) = Children.Move(record, enrolled.Events[0].Hash);
        var outcomes = await Store.CommitManyAsync([Schools.Open(school, AuthorityCode.Parse("340102")), enrolled, moved], Token);
        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        await Store.TakeOperationAsync(Pupil.Answer(), Guid.NewGuid(), Token);
        return record.Id.Guid;
    }

    // What a dossier holds is no case's record, and is found every time.
    private async Task<List<Invariant>> FoundAsync(Guid student, Guid dossier)
    {
        var found = await FoundAsync(dossier);
        Assert.True(found.Remove(Invariant.CaseIsWhole));
        return [.. await FoundAsync(student), .. found];
    }

    private async Task<List<Invariant>> FoundAsync(Guid child, bool repair = false)
    {
        var scope = new InspectionScope { Keys = Children.Keys, Repair = repair };
        var violations = await database.Inspection().FindViolationsAsync(scope, Token);
        return [.. violations.Where(violation => violation.Records.Contains(child)).Select(violation => violation.Invariant)];
    }

    private async Task DamageAsync(string sql, Guid child, Guid dossier = default) => Assert.Equal(
        1,
        await database.ScalarAsync(
            $"{string.Format(CultureInfo.InvariantCulture, sql, database.Literal(child), database.Literal(dossier))} RETURNING 1"));
}
