using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>An inspection finds each kind of damage, and only what is damaged.</summary>
public abstract class InspectionTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Fact]
    public async Task Records_as_the_store_writes_them_are_sound()
    {
        var pupil = await EnrolAsync();

        var full = await InspectAsync();
        var sample = await database.Inspection().InspectAsync(new InspectionOptions(false, 3), Token);

        Assert.DoesNotContain(full.Findings, finding => finding.Records.Contains(pupil.Id));
        Assert.True(Of(full, InspectionChecks.EventChain).Looked > 0);
        Assert.True(Of(full, InspectionChecks.ClaimRecord).Looked > 0);
        Assert.Equal(3, Of(sample, InspectionChecks.ClaimRecord).Looked);
        Assert.DoesNotContain(sample.Findings, finding => finding.Check == InspectionChecks.StudentNumber);
    }

    [Fact]
    public async Task An_altered_event_breaks_its_record_s_chain()
    {
        var pupil = await EnrolAsync();
        await ExecuteAsync($"UPDATE event SET actor = 'somebody else' WHERE record = {database.Literal(pupil.Id)} AND sequence = 2");

        await FoundAsync(pupil, InspectionChecks.EventChain);
    }

    [Fact]
    public async Task A_missing_event_breaks_its_record_s_chain()
    {
        var pupil = await EnrolAsync();
        await ExecuteAsync($"DELETE FROM event WHERE record = {database.Literal(pupil.Id)} AND sequence = 1");

        await FoundAsync(pupil, InspectionChecks.EventChain);
    }

    [Fact]
    public async Task A_missing_last_event_shows_in_the_record()
    {
        var pupil = await EnrolAsync();
        await ExecuteAsync($"DELETE FROM event WHERE record = {database.Literal(pupil.Id)} AND sequence = 3");

        await FoundAsync(pupil, InspectionChecks.RecordVersion, InspectionChecks.RecordHead, InspectionChecks.OperationEvent);
    }

    [Fact]
    public async Task A_missing_record_leaves_events_claims_and_deadlines_behind()
    {
        var pupil = await EnrolAsync();
        await ExecuteAsync($"DELETE FROM student WHERE id = {database.Literal(pupil.Id)}");

        await FoundAsync(pupil, InspectionChecks.EventRecord, InspectionChecks.ClaimRecord, InspectionChecks.DeadlineOwner);
    }

    [Fact]
    public async Task A_student_without_a_number_is_found()
    {
        var pupil = await EnrolAsync();
        await ExecuteAsync($"DELETE FROM claim WHERE kind = 2 AND record = {database.Literal(pupil.Id)}");

        await FoundAsync(pupil, InspectionChecks.StudentNumber);
    }

    private async Task<Pupil> EnrolAsync()
    {
        var (first, enrolled) = Pupil.New().Change(
            [Pupil.Claim(ClaimKind.Document), Pupil.Claim(ClaimKind.Number)], Pupil.Answer(), [new DeadlineWrite("number.formal", Pupil.Noon, 1)], events: 2);
        var (second, changed) = first.Change(answer: Pupil.Answer());
        var outcomes = await Store.CommitManyAsync([enrolled, changed, Schools.Open(Schools.New(), Schools.NewAuthority())], Token);
        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        await Store.TakeOperationAsync(Pupil.Answer(), Guid.NewGuid(), Token);
        return second;
    }

    // Other tests of the class damage other records of the same database.
    private async Task FoundAsync(Pupil pupil, params string[] checks)
    {
        var report = await InspectAsync();

        Assert.False(report.IsSound);
        Assert.Equal(
            checks.Order(), report.Findings.Where(finding => finding.Records.Contains(pupil.Id)).Select(finding => finding.Check).Order());
    }

    private Task<InspectionReport> InspectAsync() => database.Inspection().InspectAsync(new InspectionOptions(true, 0), Token);

    private static InspectionFinding Of(InspectionReport report, string check) => report.Findings.Single(finding => finding.Check == check);

    private async Task ExecuteAsync(string sql) => Assert.Equal(1, await database.ScalarAsync($"{sql} RETURNING 1"));
}
