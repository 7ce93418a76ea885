using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Cases are committed like other records and found by whoever has to do with them.</summary>
public abstract class CaseTests(RegistryDatabase database)
{
    private static readonly DateTimeOffset Noon = Pupil.Noon;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    private ICaseStore Cases => (ICaseStore)database.Store;

    [Fact]
    public async Task A_case_is_stored_with_its_events_and_changed()
    {
        var authority = AuthorityCode.Parse("990203");
        var first = await CommittedAsync(Dossier.New(authority));
        first.Is(await Cases.FindCaseAsync(first.Case, Token));

        var held = Dossier.Held(Office.Of(Schools.New()), authority, Noon.AddDays(14), authority);
        var second = await CommittedAsync(first, columns => columns with
        {
            State = CaseState.Open,
            Held = held,
            Place = new HeldPlace(Schools.New(), new ClassId(Stage.Junior, 2025, 3)),
        });
        second.Is(await Cases.FindCaseAsync(first.Case, Token));

        var ended = await CommittedAsync(second, columns => columns with { State = CaseState.Completed, Released = true, Held = null, Place = null });
        ended.Is(await Cases.FindCaseAsync(first.Case, Token));
        Assert.Equal(3, (await Store.ReadEventsAsync(first.Id, 0, 10, Token)).Count);
        Assert.Null(await Cases.FindCaseAsync(new CaseId(Guid.NewGuid()), Token));
    }

    [Fact]
    public async Task A_stale_change_of_a_case_leaves_nothing_behind()
    {
        var current = await CommittedAsync(await CommittedAsync(Dossier.New()));
        var (_, stale) = (current with { Version = 1 }).Change(answer: Pupil.Answer(), deadlines: [new DeadlineWrite("case.drive", Noon, 1)]);
        var (_, again) = (current with { Version = 0 }).Change();

        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(stale, Token));
        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(again, Token));

        current.Is(await Cases.FindCaseAsync(current.Case, Token));
        Assert.Null(await Store.FindAnswerAsync(stale.Answer!.Operation.Id, Token));
        Assert.Equal(0, await database.ScalarAsync($"SELECT count(*) FROM deadline WHERE owner = {database.Literal(current.Id)}"));
    }

    [Fact]
    public async Task A_repeated_operation_on_a_case_hears_what_it_did_before()
    {
        var answer = Pupil.Answer();
        var (next, unit) = Dossier.New().Change(answer: answer);
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));
        var (_, other) = next.Change(answer: answer);

        var repeated = Assert.IsType<CommitOutcome.AnsweredBefore>(await Store.CommitAsync(other, Token));

        Stored.Same(new StoredAnswer(answer.Operation, next.Id, 1, answer.At), repeated.Answer);
    }

    [Fact]
    public async Task Students_schools_and_cases_are_committed_together_each_on_its_own_merits()
    {
        var known = await CommittedAsync(Dossier.New());
        var (_, stale) = (known with { Version = 5 }).Change();
        var (pupil, enrolled) = Pupil.New().Change();
        var (opened, opening) = Dossier.New().Change();
        var (changed, change) = known.Change();
        var school = Schools.New();

        var outcomes = await Store.CommitManyAsync(
            [stale, enrolled, opening, Schools.Open(school, Schools.NewAuthority()), change], Token);

        Assert.IsType<CommitOutcome.VersionConflict>(outcomes[0]);
        Assert.All(outcomes.Skip(1), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        Assert.NotNull(await Store.FindSchoolAsync(school, Token));
        opened.Is(await Cases.FindCaseAsync(opened.Case, Token));
        changed.Is(await Cases.FindCaseAsync(changed.Case, Token));
    }

    [Fact]
    public async Task Tasks_of_an_office_come_by_their_deadline_page_by_page()
    {
        var (office, authority) = (Office.Of(Schools.New()), AuthorityCode.Parse("990204"));
        var late = await CommittedAsync(Dossier.New(held: Dossier.Held(office, authority, Noon.AddDays(2))));
        var early = await CommittedAsync(Dossier.New(held: Dossier.Held(office, authority, Noon.AddDays(-1), authority)));
        var middle = await CommittedAsync(Dossier.New(held: Dossier.Held(office, authority, Noon.AddDays(1))));
        await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(authority), authority, Noon)));
        await CommittedAsync(Dossier.New());

        var first = await Cases.ReadTasksAsync(new TaskQuery(office, false, null, 2), Token);
        var rest = await Cases.ReadTasksAsync(
            new TaskQuery(office, false, new TaskPosition(first[1].Columns.Held!.DueAt, first[1].Id), 2), Token);

        Assert.Equal([early.Case, middle.Case], first.Select(row => row.Id));
        late.Is(Assert.Single(rest));
        early.Is(Assert.Single(await Cases.ReadTasksAsync(new TaskQuery(office, true, null, 10), Token)));
    }

    [Fact]
    public async Task A_decided_step_is_no_task_any_more()
    {
        var office = Office.Of(Schools.New());
        var open = await CommittedAsync(Dossier.New(held: Dossier.Held(office, AuthorityCode.Parse("990102"), Noon)));

        await CommittedAsync(open, columns => columns with { State = CaseState.Applying, Held = null });

        Assert.Empty(await Cases.ReadTasksAsync(new TaskQuery(office, false, null, 10), Token));
    }

    [Fact]
    public async Task Overdue_steps_are_counted_for_the_region_and_all_below_it()
    {
        // A province of this test's own.
        var (here, there) = (AuthorityCode.Parse("810101"), AuthorityCode.Parse("810201"));
        var province = AuthorityCode.Parse("810000");
        await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(Schools.New()), here, Noon, here)));
        await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(Schools.New()), here, Noon.AddDays(-3), province)));
        await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(there), there, Noon, province)));
        var decided = await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(there), there, Noon, province)));
        await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(there), there, Noon)));
        await CommittedAsync(decided, columns => columns with { State = CaseState.Refused, Held = null });

        var counts = await Cases.CountHeldStepsAsync(province, Token);

        Assert.Equal(
            [
                new HeldStepCount(here, CaseParty.SendingSchool, CaseType.Transfer, 2, 2, Noon.AddDays(-3)),
                new HeldStepCount(there, CaseParty.SendingSchool, CaseType.Transfer, 2, 1, Noon),
            ],
            counts.OrderBy(count => count.Authority.Value));
        Assert.Equal(2, Assert.Single(await Cases.CountHeldStepsAsync(AuthorityCode.Parse("810100"), Token)).Open);
        Assert.Single(await Cases.CountHeldStepsAsync(there, Token));
        Assert.True((await Cases.CountHeldStepsAsync(AuthorityCode.Nation, Token)).Count >= 2);
        Assert.Empty(await Cases.CountHeldStepsAsync(AuthorityCode.Parse("810300"), Token));
    }

    [Fact]
    public async Task Authorities_find_the_overdue_steps_that_went_past_them()
    {
        // Authorities that exist: Wuhua district, Kunming, Yunnan.
        var (county, prefecture, province) = (AuthorityCode.Parse("530102"), AuthorityCode.Parse("530100"), AuthorityCode.Parse("530000"));
        var school = Office.Of(Schools.New());
        var toCounty = await CommittedAsync(Dossier.New(held: Dossier.Held(school, county, Noon, county)));
        var toProvince = await CommittedAsync(Dossier.New(held: Dossier.Held(school, county, Noon.AddDays(-9), province)));
        var own = await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(prefecture), prefecture, Noon.AddDays(-5), province)));
        await CommittedAsync(Dossier.New(held: Dossier.Held(Office.Of(county), county, Noon.AddDays(1))));

        Assert.Equal([toProvince.Case, toCounty.Case], await OverdueAsync(county));
        Assert.Equal([toProvince.Case, own.Case], await OverdueAsync(prefecture));
        Assert.Equal([toProvince.Case, own.Case], await OverdueAsync(province));
        Assert.DoesNotContain(toProvince.Case, await OverdueAsync(AuthorityCode.Nation));
        Assert.DoesNotContain(toProvince.Case, await OverdueAsync(AuthorityCode.Parse("530103")));

        async Task<IEnumerable<CaseId>> OverdueAsync(AuthorityCode authority) =>
            (await Cases.ReadTasksAsync(new TaskQuery(Office.Of(authority), true, null, 10), Token)).Select(row => row.Id);
    }

    [Fact]
    public async Task Deadlines_on_a_year_without_data_are_brought_forward_and_no_others()
    {
        var deadlines = (IDeadlineStore)database.Store;
        var held = Dossier.Held(Office.Of(Schools.New()), AuthorityCode.Parse("990102"), Noon.AddDays(9));
        var provisional = await WithDeadlineAsync(held with { Provisional = true });
        var known = await WithDeadlineAsync(held);

        await deadlines.BringForwardProvisionalAsync(Noon, Token);

        var due = (await deadlines.ReadDueAsync(ShardRange.All, Noon, 1_000, Token)).Select(deadline => deadline.Key.Owner).ToList();
        Assert.Contains(provisional, due);
        Assert.DoesNotContain(known, due);

        async Task<Guid> WithDeadlineAsync(HeldStep step)
        {
            var (next, unit) = Dossier.New(held: step).Change(deadlines: [new DeadlineWrite("case.overdue", step.DueAt, 1)]);
            Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));
            return next.Id;
        }
    }

    [Fact]
    public async Task Places_are_held_by_unfinished_cases_only()
    {
        var (school, one, two) = (Schools.New(), new ClassId(Stage.Primary, 2026, 1), new ClassId(Stage.Primary, 2026, 2));
        await CommittedAsync(Dossier.New(place: new HeldPlace(school, one)));
        await CommittedAsync(Dossier.New(place: new HeldPlace(school, one)));
        var other = await CommittedAsync(Dossier.New(place: new HeldPlace(school, two)));
        await CommittedAsync(Dossier.New(place: new HeldPlace(Schools.New(), two)));
        await CommittedAsync(other, columns => columns with { Place = null });
        var arrived = await CommittedAsync(Dossier.New(place: new HeldPlace(school, one)));
        var (_, moved) = (Pupil.New(school, one) with { Id = arrived.Columns.Student.Guid }).Change();
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(moved, Token));

        Assert.Equal(new HeldPlaceCount(one, 2), Assert.Single(await Cases.CountHeldPlacesAsync(school, Token)));
    }

    [Fact]
    public async Task Open_cases_are_counted_by_province_and_type()
    {
        var authority = AuthorityCode.Parse("820100");
        await CommittedAsync(Dossier.New(authority, type: CaseType.Death));
        await CommittedAsync(Dossier.New(authority, Dossier.Held(Office.Of(authority), authority, Noon, authority), type: CaseType.Death));
        var ended = await CommittedAsync(Dossier.New(authority, type: CaseType.Death));
        await CommittedAsync(ended, columns => columns with { State = CaseState.Withdrawn });

        Assert.Contains(new OpenCaseCount(AuthorityCode.Parse("820000"), CaseType.Death, 2, 1), await Cases.CountOpenCasesAsync(Token));
    }

    [Fact]
    public async Task Unfinished_cases_are_listed_until_nothing_is_left_to_do()
    {
        var authority = AuthorityCode.Parse("830100");
        var open = await CommittedAsync(Dossier.New(authority));
        var overdue = await CommittedAsync(Dossier.New(authority, Dossier.Held(Office.Of(authority), authority, Noon, authority)));
        var unreleased = await CommittedAsync(Dossier.New(authority));
        unreleased = await CommittedAsync(unreleased, columns => columns with { State = CaseState.Refused });
        var over = await CommittedAsync(Dossier.New(authority));
        await CommittedAsync(over, columns => columns with { State = CaseState.Refused, Released = true });

        var first = await Cases.ListCasesAsync(new CaseQuery(AuthorityCode.Parse("830000"), false, null, 2), Token);
        var rest = await Cases.ListCasesAsync(new CaseQuery(AuthorityCode.Parse("830000"), false, first[^1].Id, 9), Token);

        Assert.Equal(
            new[] { open.Id, overdue.Id, unreleased.Id }.Order(), first.Concat(rest).Select(row => row.Id.Guid).Order());
        overdue.Is(Assert.Single(await Cases.ListCasesAsync(new CaseQuery(authority, true, null, 9), Token)));
    }

    private async Task<Dossier> CommittedAsync(Dossier dossier, Func<CaseColumns, CaseColumns>? columns = null)
    {
        var (next, unit) = dossier.Change(columns);
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));
        return next;
    }
}
