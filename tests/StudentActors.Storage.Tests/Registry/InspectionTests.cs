using System.Globalization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
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

        var chains = await database.Inspection().FollowChainsAsync(null, Token);

        Assert.True(chains.Events >= chains.Records && chains.Records > 0);
        Assert.DoesNotContain(pupil.Id, chains.Broken);
        Assert.DoesNotContain(await ViolationsAsync(), violation => violation.Records.Contains(pupil.Id) && violation.Invariant != Invariant.SchoolExists);
        Assert.True((await database.Inspection().FollowChainsAsync(1, Token)).Records >= 1);
    }

    [Theory]
    [InlineData("UPDATE event SET actor = 'somebody else' WHERE record = {0} AND sequence = 2")]
    [InlineData("DELETE FROM event WHERE record = {0} AND sequence = 1")]
    [InlineData("DELETE FROM event WHERE record = {0} AND sequence = 3")]
    [InlineData("DELETE FROM student WHERE id = {0}")]
    public async Task A_damaged_chain_is_found(string damage)
    {
        var pupil = await EnrolAsync();
        await DamageAsync(damage, pupil);

        Assert.Contains(pupil.Id, (await database.Inspection().FollowChainsAsync(null, Token)).Broken);
    }

    [Fact]
    public async Task A_missing_record_leaves_claims_and_deadlines_behind()
    {
        var pupil = await EnrolAsync();
        await DamageAsync("DELETE FROM student WHERE id = {0}", pupil);

        var found = (await ViolationsAsync()).Where(violation => violation.Records.Contains(pupil.Id)).Select(violation => violation.Invariant);
        Assert.Equal([Invariant.ClaimHasOwner, Invariant.DeadlineHasOwner], found.Order());
    }

    [Fact]
    public async Task A_live_student_without_the_claim_on_its_number_is_found()
    {
        var pupil = await EnrolAsync();
        await DamageAsync("DELETE FROM claim WHERE kind = 2 AND record = {0}", pupil);

        Assert.Contains(await ViolationsAsync(), violation => violation.Invariant == Invariant.NumberIsClaimed && violation.Records.Contains(pupil.Id));
    }

    [Theory]
    [InlineData("DELETE FROM deadline WHERE owner = {0}", Invariant.CaseHasDeadline)]
    [InlineData("UPDATE deadline SET attempts = 7 WHERE owner = {0}", Invariant.DeadlineMoves)]
    [InlineData("DELETE FROM student WHERE id = {1}", Invariant.CaseHasStudent)]
    [InlineData("UPDATE case_record SET open = false, released = true WHERE id = {0}", Invariant.LockHasCase)]
    public async Task A_case_that_nobody_drives_is_found(string damage, Invariant invariant)
    {
        var (dossier, pupil) = await BeginAsync();
        Assert.DoesNotContain(await ViolationsAsync(), violation => violation.Records.Contains(dossier.Id) || violation.Records.Contains(pupil.Id));
        var sql = string.Format(CultureInfo.InvariantCulture, damage, database.Literal(dossier.Id), database.Literal(pupil.Id));
        if (database is SqliteRegistryDatabase)
            sql = sql.Replace("false", "0", StringComparison.Ordinal).Replace("true", "1", StringComparison.Ordinal);

        Assert.Equal(1, await database.ScalarAsync($"{sql} RETURNING 1"));

        Assert.Contains(
            await ViolationsAsync(),
            violation => violation.Invariant == invariant && (violation.Records.Contains(dossier.Id) || violation.Records.Contains(pupil.Id)));
    }

    [Fact]
    public async Task A_student_with_two_open_cases_is_found()
    {
        var (dossier, pupil) = await BeginAsync();
        var (_, second) = (Dossier.New() with { Columns = dossier.Columns }).Change();
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(second, Token));

        Assert.Contains(await ViolationsAsync(), violation => violation.Invariant == Invariant.OneCaseAtMost && violation.Records.Contains(pupil.Id));
    }

    /// <summary>A case under way, and its student locked for it.</summary>
    private async Task<(Dossier Case, Pupil Pupil)> BeginAsync()
    {
        var pupil = await EnrolAsync();
        var (locked, began) = pupil.Change(kind: CaseBegan.KindName);
        var (dossier, opened) = Dossier.New().Change(
            columns => columns with { Student = new StudentId(pupil.Id), State = CaseState.Applying },
            deadlines: [new DeadlineWrite("case.drive", Pupil.Noon, 1)]);
        var school = Schools.Open(pupil.Columns.School, pupil.Columns.HomeAuthority);
        Assert.All(
            await Store.CommitManyAsync([began, opened, school], Token), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        return (dossier, locked);
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

    private Task<IReadOnlyList<Violation>> ViolationsAsync() => database.Inspection().FindViolationsAsync(Token);

    private async Task DamageAsync(string sql, Pupil pupil) => Assert.Equal(
        1, await database.ScalarAsync($"{string.Format(CultureInfo.InvariantCulture, sql, database.Literal(pupil.Id))} RETURNING 1"));
}
