using System.Globalization;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>An authority's review of a period is kept once, and found with what it is made of by the region it lies in.</summary>
public abstract class DropoutReviewTests(RegistryDatabase database)
{
    private static readonly ReviewPeriod Quarter = new(ReviewKind.Quarter, 2026, 3);

    private static int _last = Random.Shared.Next(1, 9_000);

    // A prefecture that no other test has, and two counties in it.
    private readonly AuthorityCode _prefecture = Prefecture();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDropoutReviewStore Store => (IDropoutReviewStore)database.Store;

    private AuthorityCode County(int number) => AuthorityCode.Parse($"{_prefecture.Value[..4]}{number:00}");

    [Fact]
    public async Task A_review_is_kept_once_whoever_comes_second()
    {
        var (first, key) = (Reviews.Make(County(1), Quarter), new ReviewKey(County(1), Quarter));
        var second = Reviews.Make(County(1), Quarter);

        Assert.Null(await Store.FindReviewAsync(key, Token));
        await CommittedAsync(first);
        var again = Assert.IsType<CommitOutcome.AnsweredBefore>(await database.Store.CommitAsync(first, Token)).Answer;
        Assert.Equal((first.Record.Id, 1, first.Answer!.Operation.Id), (again.Record, again.Version, again.Operation.Id));
        Assert.Equal(first.Answer.Operation.RequestHash, again.Operation.RequestHash);
        Assert.IsType<CommitOutcome.VersionConflict>(await database.Store.CommitAsync(second, Token));

        // Whose review was refused may use the operation for another one.
        Assert.Null(await database.Store.FindAnswerAsync(second.Answer!.Operation.Id, Token));
        await CommittedAsync(Reviews.Make(County(1), Quarter.Next, operation: second.Answer.Operation));
        Assert.IsType<CommitOutcome.AnsweredBefore>(
            await database.Store.CommitAsync(Reviews.Make(County(2), Quarter, operation: second.Answer.Operation), Token));
        Assert.Null(await Store.FindReviewAsync(new ReviewKey(County(2), Quarter), Token));

        var stored = (await Store.FindReviewAsync(key, Token))!;
        Assert.Equal((key.Authority, key.Period), (stored.Authority, stored.Period));
        Assert.Equal(first.Record.Payload, stored.Payload);
        Assert.Null(await Store.FindReviewAsync(key with { Period = Quarter.Next.Next }, Token));
    }

    [Fact]
    public async Task A_review_leaves_its_event_in_the_chain_and_in_the_feed()
    {
        var after = await Feed.EndAsync(database.Store, Token);
        var unit = Reviews.Make(County(1), Quarter);
        await CommittedAsync(unit);
        await database.Store.CommitAsync(Reviews.Make(County(1), Quarter), Token);

        var change = Assert.Single(await Feed.ReadAsync(database.Store, new ChangeQuery(after, [DropoutReview.KindName], Office.Of(_prefecture), 100), Token));
        Assert.Equal(
            (RecordKind.DropoutReview, unit.Record.Id, 1, null, County(1)),
            (change.RecordKind, change.Record, change.Sequence, change.School, change.Authority));
        Assert.Empty(await Feed.ReadAsync(database.Store, new ChangeQuery(after, [], Office.Of(County(2)), 100), Token));

        var stored = Assert.Single(await database.Store.ReadEventsAsync(unit.Record.Id, 0, 10, Token));
        Assert.True(EventChain.Verify(unit.Record.Id, stored.Event, EventChain.Start));
        Assert.DoesNotContain(unit.Record.Id, (await database.Inspection().FollowChainsAsync(null, Token)).Broken);
        Assert.DoesNotContain(
            await database.Inspection().FindViolationsAsync(new InspectionScope(), Token), violation => violation.Invariant == Invariant.OperationHasEvent);

        await database.ScalarAsync($"UPDATE dropout_review SET head_hash = payload WHERE id = {database.Literal(unit.Record.Id)}");
        Assert.Contains(unit.Record.Id, (await database.Inspection().FollowChainsAsync(null, Token)).Broken);
    }

    [Fact]
    public async Task Reviews_are_committed_beside_all_else()
    {
        var pupils = Enumerable.Range(0, 5).Select(_ => Pupil.New().Change().Unit).ToList();
        CommitUnit[] reviews = [Reviews.Make(County(1), Quarter), Reviews.Make(County(1), Quarter), Reviews.Make(County(2), Quarter)];

        var outcomes = await database.Store.CommitManyAsync([.. pupils, .. reviews], Token);

        Assert.All(outcomes.Take(pupils.Count), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.IsType<CommitOutcome.Committed>(outcomes[^3]);
        Assert.IsType<CommitOutcome.VersionConflict>(outcomes[^2]);
        Assert.IsType<CommitOutcome.Committed>(outcomes[^1]);
    }

    [Fact]
    public async Task Two_who_review_at_the_same_time_make_one_review()
    {
        var stores = new[] { database.Store, database.Open() };
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            stores[number % 2].CommitAsync(Reviews.Make(County(1), Quarter), Token)));

        Assert.Single(made, outcome => outcome is CommitOutcome.Committed);
        Assert.Equal(15, made.Count(outcome => outcome is CommitOutcome.VersionConflict));
        Assert.Single(await Store.ListReviewsAsync(County(1), Token));
    }

    [Fact]
    public async Task Reviews_are_listed_by_region()
    {
        ReviewPeriod term = new(ReviewKind.Term, 2026, 2), year = new(ReviewKind.SchoolYear, 2026, 0);
        ReviewKey[] keys = [new(County(1), Quarter), new(County(1), Quarter.Next), new(County(2), Quarter), new(_prefecture, term), new(_prefecture, year)];
        foreach (var key in keys)
        {
            await CommittedAsync(Reviews.Make(key.Authority, key.Period));
        }

        Assert.Equal(keys.ToHashSet(), (await Store.ListReviewsAsync(_prefecture, Token)).ToHashSet());
        Assert.Equal(keys[..2].ToHashSet(), (await Store.ListReviewsAsync(County(1), Token)).ToHashSet());
        Assert.Subset((await Store.ListReviewsAsync(AuthorityCode.Nation, Token)).ToHashSet(), keys.ToHashSet());
        Assert.Empty(await Store.ListReviewsAsync(County(3), Token));
        Assert.All(keys, key => Assert.True(ReviewIds.TryParse(ReviewIds.For(key.Authority, key.Period), out var read) && read == key));
    }

    [Fact]
    public async Task An_authority_starts_with_the_first_of_its_schools()
    {
        Assert.Empty(await Store.ListStartsAsync(_prefecture, Token));
        await OpenAsync(County(2), Pupil.Noon.AddDays(3));
        await OpenAsync(County(1), Pupil.Noon.AddDays(2));
        var changed = await OpenAsync(County(1), Pupil.Noon.AddDays(1));
        await CommittedAsync(Schools.Change(changed.Code, changed.Authority, 1, Domain.Schools.SchoolState.Open));
        await CommittedAsync(Schools.Change(changed.Code, changed.Authority, 2, Domain.Schools.SchoolState.Closed));

        var starts = await Store.ListStartsAsync(_prefecture, Token);

        Assert.Equal(
            [new(County(1), Pupil.Noon.AddDays(1)), new(County(2), Pupil.Noon.AddDays(3))], starts.OrderBy(start => start.Authority));
        Assert.Equal([starts.Single(start => start.Authority == County(2))], await Store.ListStartsAsync(County(2), Token));
    }

    [Fact]
    public async Task Schools_of_a_region_come_in_pages()
    {
        SchoolPosition[] schools =
        [
            await OpenAsync(County(1), Pupil.Noon), await OpenAsync(County(1), Pupil.Noon), await OpenAsync(County(2), Pupil.Noon),
        ];

        var first = await Store.ListRegionSchoolsAsync(_prefecture, null, 2, Token);
        var rest = await Store.ListRegionSchoolsAsync(_prefecture, new SchoolPosition(first[1].Authority, first[1].Code), 2, Token);

        Assert.Equal(schools, first.Concat(rest).Select(school => new SchoolPosition(school.Authority, school.Code)));
        Assert.Equal([schools[2].Code], (await Store.ListRegionSchoolsAsync(County(2), null, 2, Token)).Select(school => school.Code));
    }

    [Fact]
    public async Task Completed_returns_are_counted_by_region_and_time()
    {
        var (from, until) = (Pupil.Noon, Pupil.Noon.AddDays(10));
        await ReturnAsync(County(1), from);
        await ReturnAsync(County(1), until.AddTicks(-TimeSpan.TicksPerMillisecond));
        await ReturnAsync(County(2), from.AddDays(1));
        await ReturnAsync(County(1), from.AddTicks(-TimeSpan.TicksPerMillisecond));
        await ReturnAsync(County(1), until);
        await ReturnAsync(County(1), from, state: CaseState.Open);
        await ReturnAsync(County(1), from, type: CaseType.Dropout);

        Assert.Equal(3, await Store.CountReturnsAsync(_prefecture, from, until, Token));
        Assert.Equal(2, await Store.CountReturnsAsync(County(1), from, until, Token));
        Assert.Equal(0, await Store.CountReturnsAsync(County(3), from, until, Token));
    }

    private static AuthorityCode Prefecture()
    {
        var number = Interlocked.Increment(ref _last);
        return AuthorityCode.Parse(string.Create(CultureInfo.InvariantCulture, $"{number / 99 % 100:00}{number % 99 + 1:00}00"));
    }

    private async Task<SchoolPosition> OpenAsync(AuthorityCode authority, DateTimeOffset at)
    {
        var code = Schools.New();
        var unit = Schools.Open(code, authority);
        var opened = unit.Events[0];
        await CommittedAsync(unit with
        {
            Events = [EventChain.Link(unit.Record.Id, 1, opened.Kind, at, opened.Actor, opened.Payload, EventChain.Start)],
        });
        return new SchoolPosition(authority, code);
    }

    private Task ReturnAsync(
        AuthorityCode authority, DateTimeOffset at, CaseType type = CaseType.DropoutReturn, CaseState state = CaseState.Completed) =>
        CommittedAsync(Dossier.New(authority, type: type).Change(columns => columns with { State = state, OpenedAt = at }).Unit);

    private async Task CommittedAsync(CommitUnit unit) => Assert.IsType<CommitOutcome.Committed>(await database.Store.CommitAsync(unit, Token));
}
