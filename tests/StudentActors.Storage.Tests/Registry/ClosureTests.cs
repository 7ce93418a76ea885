using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Nobody enters a school that is closed, whoever believes that it is open.</summary>
public abstract class ClosureTests(RegistryDatabase database)
{
    private static readonly AuthorityCode Authority = AuthorityCode.Parse("340102");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Theory]
    [InlineData(SchoolState.Closing)]
    [InlineData(SchoolState.Closed)]
    public async Task A_closed_school_is_entered_by_nobody_and_the_refused_leave_nothing(SchoolState state)
    {
        var (open, closed) = (await OpenAsync(), await OpenAsync());
        var (there, enrolled) = Pupil.New(closed).Change();
        await CommittedAsync(enrolled);
        await CloseAsync(closed, state);
        var (_, late) = Pupil.New(closed).Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer(), [new DeadlineWrite("number.formal", Pupil.Noon, 1)]);
        var (neighbour, elsewhere) = Pupil.New(open).Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer());
        var (next, changed) = there.Change();

        var outcomes = await Store.CommitManyAsync([Enters(late), Enters(elsewhere), changed], Token);

        Assert.IsType<CommitOutcome.SchoolClosed>(outcomes[0]);
        Assert.IsType<CommitOutcome.Committed>(outcomes[1]);
        Assert.IsType<CommitOutcome.Committed>(outcomes[2]);
        Assert.Null(await Store.FindStudentAsync(new StudentId(late.Record.Id), Token));
        Assert.Null(await Store.FindClaimAsync(late.Claims[0].Key, Token));
        Assert.Null(await Store.FindAnswerAsync(late.Answer!.Operation.Id, Token));
        Assert.Empty(await Store.ReadEventsAsync(late.Record.Id, 0, 10, Token));
        Stored.Same(neighbour.Stored, await Store.FindStudentAsync(new StudentId(neighbour.Id), Token));
        Stored.Same(next.Stored, await Store.FindStudentAsync(new StudentId(next.Id), Token));
    }

    [Fact]
    public async Task Nobody_moves_to_a_closed_school_either()
    {
        var (from, to) = (await OpenAsync(), await OpenAsync());
        var (pupil, enrolled) = Pupil.New(from).Change();
        await CommittedAsync(enrolled);
        await CloseAsync(to, SchoolState.Closed);
        var (_, moved) = pupil.Change(columns: columns => columns with { School = to });
        var (_, stale) = (pupil with { Version = 0 }).Change(columns: columns => columns with { School = to });

        Assert.IsType<CommitOutcome.SchoolClosed>(await Store.CommitAsync(Enters(moved), Token));
        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(Enters(stale), Token));

        Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }

    [Fact]
    public async Task What_was_answered_or_taken_before_is_told_first()
    {
        var school = await OpenAsync();
        var (answer, claim) = (Pupil.Answer(), Pupil.Claim(ClaimKind.Document));
        var (_, first) = Pupil.New(school).Change([claim], answer);
        await CommittedAsync(first);
        await CloseAsync(school, SchoolState.Closing);

        var (_, again) = Pupil.New(school).Change([], answer);
        var (_, rival) = Pupil.New(school).Change([claim], Pupil.Answer());

        Assert.IsType<CommitOutcome.AnsweredBefore>(await Store.CommitAsync(Enters(again), Token));
        Assert.IsType<CommitOutcome.ClaimTaken>(await Store.CommitAsync(Enters(rival), Token));
    }

    [Fact]
    public async Task A_school_that_stays_open_after_all_is_entered_again()
    {
        var school = await OpenAsync();
        await CloseAsync(school, SchoolState.Closing);
        await CloseAsync(school, SchoolState.Open, version: 2);

        await CommittedAsync(Enters(Pupil.New(school).Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer()).Unit));
    }

    [Fact]
    public async Task Commits_that_are_on_their_way_are_outlasted()
    {
        var school = await OpenAsync();
        var pupils = Enumerable.Range(0, 200).Select(_ => Enters(Pupil.New(school).Change([Pupil.Claim(ClaimKind.Document)]).Unit)).ToList();
        var running = pupils.Select(unit => Store.CommitAsync(unit, Token)).ToList();
        await CloseAsync(school, SchoolState.Closing);

        Assert.True(await Store.OutlastCommitsAsync(TimeSpan.FromSeconds(30), Token));
        var seated = (await Store.CountSchoolAsync(school, Token)).Sum(head => head.Count);

        var outcomes = await Task.WhenAll(running);
        Assert.Equal(seated, outcomes.Count(outcome => outcome is CommitOutcome.Committed));
        Assert.All(outcomes, outcome => Assert.True(outcome is CommitOutcome.Committed or CommitOutcome.SchoolClosed));
    }

    [Fact]
    public async Task Schools_that_owe_something_are_listed_by_region_and_by_what_it_is()
    {
        var county = Schools.NewAuthority();
        SchoolCode[] schools = [Schools.New(), Schools.New(), Schools.New()];
        foreach (var school in schools)
        {
            await CommittedAsync(Schools.Open(school, county));
            await CommittedAsync(Schools.Change(school, county, 1, SchoolState.Open, SchoolDebts.DropoutReports | SchoolDebts.Records));
        }

        await CommittedAsync(Schools.Change(schools[1], county, 2, SchoolState.Open));

        await CommittedAsync(Schools.Change(schools[2], county, 2, SchoolState.Open, SchoolDebts.DropoutReports));

        var first = await Store.ListSchoolsOwingAsync(SchoolDebts.DropoutReports, county, null, 1, Token);
        var rest = await Store.ListSchoolsOwingAsync(SchoolDebts.DropoutReports, county, new SchoolPosition(county, first[0].Code), 10, Token);

        Assert.Equal([schools[0], schools[2]], first.Concat(rest).Select(stored => stored.Code));
        Assert.Equal(
            [schools[0]], (await Store.ListSchoolsOwingAsync(SchoolDebts.Records, county, null, 10, Token)).Select(stored => stored.Code));
        Assert.All(first, stored => Assert.Equal((county, 2), (stored.Authority, stored.Version)));
    }

    [Fact]
    public async Task Cases_that_keep_a_place_at_a_school_are_listed()
    {
        var school = await OpenAsync();
        var (dossier, opened) = Dossier.New(place: new HeldPlace(school, new ClassId(Stage.Primary, 2026, 1)), type: CaseType.Resumption).Change();
        await CommittedAsync(opened);

        Assert.Equal([new CaseKey(dossier.Case, CaseType.Resumption)], await ((ICaseStore)Store).ListCasesKeepingPlacesAsync(school, Token));
        Assert.Empty(await ((ICaseStore)Store).ListCasesKeepingPlacesAsync(Schools.New(), Token));
    }

    private static CommitUnit Enters(CommitUnit unit) => unit with { Record = (StudentWrite)unit.Record with { Enters = true } };

    private async Task<SchoolCode> OpenAsync()
    {
        var school = Schools.New();
        await CommittedAsync(Schools.Open(school, Authority));
        return school;
    }

    private Task CloseAsync(SchoolCode school, SchoolState state, int version = 1) => CommittedAsync(Schools.Change(school, Authority, version, state));

    private async Task CommittedAsync(CommitUnit unit) => Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));
}
