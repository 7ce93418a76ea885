using System.Globalization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Dropouts;
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

    private IDropoutReviewStore Reviews => (IDropoutReviewStore)database.Store;

    private AuthorityCode County(int number) => AuthorityCode.Parse($"{_prefecture.Value[..4]}{number:00}");

    [Fact]
    public async Task A_review_is_kept_once_whoever_comes_second()
    {
        var first = new StoredReview(County(1), Quarter, Guid.NewGuid(), [1, 2, 3]);

        Assert.Null(await Reviews.FindReviewAsync(new ReviewKey(first.Authority, Quarter), Token));
        Assert.True(await Reviews.AddReviewAsync(first, Token));
        Assert.False(await Reviews.AddReviewAsync(first, Token));
        Assert.False(await Reviews.AddReviewAsync(first with { Operation = Guid.NewGuid(), Payload = [4] }, Token));

        var stored = (await Reviews.FindReviewAsync(new ReviewKey(first.Authority, Quarter), Token))!;
        Assert.Equal((first.Authority, Quarter, first.Operation), (stored.Authority, stored.Period, stored.Operation));
        Assert.Equal(first.Payload, stored.Payload);
        Assert.Null(await Reviews.FindReviewAsync(new ReviewKey(first.Authority, Quarter.Next), Token));
    }

    [Fact]
    public async Task Two_who_review_at_the_same_time_make_one_review()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Reviews.AddReviewAsync(new StoredReview(County(1), Quarter, Guid.NewGuid(), [(byte)number]), Token)));

        Assert.Single(made, added => added);
        Assert.Single(await Reviews.ListReviewsAsync(County(1), Token));
    }

    [Fact]
    public async Task Reviews_are_listed_by_region()
    {
        ReviewPeriod term = new(ReviewKind.Term, 2026, 2), year = new(ReviewKind.SchoolYear, 2026, 0);
        ReviewKey[] keys = [new(County(1), Quarter), new(County(1), Quarter.Next), new(County(2), Quarter), new(_prefecture, term), new(_prefecture, year)];
        foreach (var key in keys)
        {
            Assert.True(await Reviews.AddReviewAsync(new StoredReview(key.Authority, key.Period, Guid.NewGuid(), [0]), Token));
        }

        Assert.Equal(keys.ToHashSet(), (await Reviews.ListReviewsAsync(_prefecture, Token)).ToHashSet());
        Assert.Equal(keys[..2].ToHashSet(), (await Reviews.ListReviewsAsync(County(1), Token)).ToHashSet());
        Assert.Subset((await Reviews.ListReviewsAsync(AuthorityCode.Nation, Token)).ToHashSet(), keys.ToHashSet());
        Assert.Empty(await Reviews.ListReviewsAsync(County(3), Token));
    }

    [Fact]
    public async Task An_authority_starts_with_the_first_of_its_schools()
    {
        Assert.Empty(await Reviews.ListStartsAsync(_prefecture, Token));
        await OpenAsync(County(2), Pupil.Noon.AddDays(3));
        await OpenAsync(County(1), Pupil.Noon.AddDays(2));
        var changed = await OpenAsync(County(1), Pupil.Noon.AddDays(1));
        await CommittedAsync(Schools.Change(changed.Code, changed.Authority, 1, Domain.Schools.SchoolState.Open));
        await CommittedAsync(Schools.Change(changed.Code, changed.Authority, 2, Domain.Schools.SchoolState.Closed));

        var starts = await Reviews.ListStartsAsync(_prefecture, Token);

        Assert.Equal(
            [new(County(1), Pupil.Noon.AddDays(1)), new(County(2), Pupil.Noon.AddDays(3))], starts.OrderBy(start => start.Authority));
        Assert.Equal([starts.Single(start => start.Authority == County(2))], await Reviews.ListStartsAsync(County(2), Token));
    }

    [Fact]
    public async Task Schools_of_a_region_come_in_pages()
    {
        SchoolPosition[] schools =
        [
            await OpenAsync(County(1), Pupil.Noon), await OpenAsync(County(1), Pupil.Noon), await OpenAsync(County(2), Pupil.Noon),
        ];

        var first = await Reviews.ListRegionSchoolsAsync(_prefecture, null, 2, Token);
        var rest = await Reviews.ListRegionSchoolsAsync(_prefecture, new SchoolPosition(first[1].Authority, first[1].Code), 2, Token);

        Assert.Equal(schools, first.Concat(rest).Select(school => new SchoolPosition(school.Authority, school.Code)));
        Assert.Equal([schools[2].Code], (await Reviews.ListRegionSchoolsAsync(County(2), null, 2, Token)).Select(school => school.Code));
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

        Assert.Equal(3, await Reviews.CountReturnsAsync(_prefecture, from, until, Token));
        Assert.Equal(2, await Reviews.CountReturnsAsync(County(1), from, until, Token));
        Assert.Equal(0, await Reviews.CountReturnsAsync(County(3), from, until, Token));
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
