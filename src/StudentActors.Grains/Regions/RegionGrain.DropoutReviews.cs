using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    private const int MostDuties = 100;

    // The starts of a province of 8,400 schools take 50 ms, those of the nation two seconds; what was just made up for may still be shown for so long.
    private static readonly TimeSpan LateAge = TimeSpan.FromSeconds(10);

    // When authorities began does not change; those that begin later owe nothing for a long time yet.
    private static readonly TimeSpan StartsAge = TimeSpan.FromMinutes(10);

    private readonly Dictionary<AuthorityCode, (DateTimeOffset AsOf, IReadOnlyList<AuthorityStart> Starts)> _starts = [];
    private DateOnly? _since;
    private (DateTimeOffset AsOf, IReadOnlyList<LateReview> Reviews)? _late;
    private Task<IReadOnlyList<LateReview>>? _lateRead;

    public async Task<Answer<DropoutReviewView>> ReviewDropouts(ReviewDropouts command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.DecideCases) is { } refusal)
        {
            return refusal;
        }

        if (_region is not { } region)
        {
            return Refusal.Of(RuleBook.RegionNotFound);
        }

        var now = _time.GetUtcNow();
        var form = new ReviewForm(command.Suspected, command.DroppedOut, command.Returned, command.Remark);
        var filing = DropoutReviews.Check(region, command.Caller, command.Period, form, await SinceAsync(cancellationToken), now);
        if (!filing.Accepted)
        {
            return filing.Refusal;
        }

        var key = new ReviewKey(region.Code, filing.Value.Period);
        var due = await DueAsync(region, key.Period, cancellationToken);
        if (await _reviews.FindReviewAsync(key, cancellationToken) is { } known)
        {
            return await RepeatAsync(known, due, command.Operation, cancellationToken);
        }

        var decision = DropoutReviews.Conclude(filing.Value, await ReadLedgerAsync(key.Period, cancellationToken), due, command.Caller, now);
        if (!decision.Accepted)
        {
            return decision.Refusal;
        }

        var outcome = await _store.CommitAsync(ReviewUnit(region.Code, decision.Value, command.Operation, now), CancellationToken.None);
        if (outcome is not CommitOutcome.Committed)
        {
            // The operation was used before, or another activation, soon to be gone, was faster.
            return await RepeatAsync(await _reviews.FindReviewAsync(key, CancellationToken.None), due, command.Operation, CancellationToken.None);
        }

        _late = null;
        return RegionViews.Review(region.Code, decision.Value, due);
    }

    public async Task<Answer<DropoutReviewView>> ReadDropoutReview(Caller caller, string? period, CancellationToken cancellationToken)
    {
        if (MayNotReadCases(caller, out var region) is { } refusal)
        {
            return refusal;
        }

        if (!ReviewPeriod.TryParse(period, out var about))
        {
            return Refusal.Of(RuleBook.DropoutReviewPeriod, "period");
        }

        if (!DropoutReviews.Owes(region, about, await SinceAsync(cancellationToken)))
        {
            return RegionViews.NoReview(region.Code, about);
        }

        var due = await DueAsync(region, about, cancellationToken);
        var key = new ReviewKey(region.Code, about);
        if (await _reviews.FindReviewAsync(key, cancellationToken) is { } made)
        {
            return RegionViews.Review(region.Code, _codec.OpenReview(key, made.Payload), due);
        }

        var now = _time.GetUtcNow();
        var clock = await ClockAsync(region, cancellationToken);
        var told = DropoutReviews.Told(region.Code, due, clock, await _calendar.ReadAsync(cancellationToken), now);
        var ledger = now < about.End ? null : await ReadLedgerAsync(about, cancellationToken);
        return RegionViews.OwedReview(region.Code, due, ledger, told, now);
    }

    public async Task<Answer<OverdueReviewsPage>> ReadOverdueReviews(ReadOverdueReviews query, CancellationToken cancellationToken)
    {
        if (MayNotReadCases(query.Caller, out _) is { } refusal)
        {
            return refusal;
        }

        (AuthorityCode, ReviewPeriod)? after = null;
        if (query.PageToken is not null && (after = ReviewPosition(query.PageToken)) is null)
        {
            return Refusal.Of(RuleBook.PageToken, "pageToken");
        }

        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var rows = (await LateReviewsAsync(cancellationToken))
            .Where(late => after is not { } position || late.Position.CompareTo(position) > 0)
            .Take(size + 1).ToList();
        return new OverdueReviewsPage(
            [.. rows.Take(size).Select(RegionViews.Overdue)],
            rows.Count > size ? OpaqueToken.Write($"{rows[size - 1].Authority.Code}|{rows[size - 1].Due.Period}") : null);
    }

    public async Task<Answer<DutyList>> ReadDuties(Caller caller, bool overdueOnly, CancellationToken cancellationToken)
    {
        if (MayNotReadCases(caller, out var region) is { } refusal)
        {
            return refusal;
        }

        var (now, calendar) = (_time.GetUtcNow(), await _calendar.ReadAsync(cancellationToken));
        var own = (await PendingAsync(region, calendar, now, cancellationToken))
            .Where(due => !overdueOnly || now >= due.End)
            .Select(due => RegionViews.Duty(due, now));
        var below = overdueOnly
            ? (await LateReviewsAsync(cancellationToken))
                .Where(late => late.Told.Contains(region.Code)).OrderBy(late => late.Due.DueDate).ThenBy(late => late.Position)
                .Take(MostDuties).Select(late => RegionViews.Duty(late.Due, now) with { Authority = late.Authority.Code })
            : [];
        return new DutyList([.. own.Concat(below)]);
    }

    public async Task<ImmutableArray<LateReviewCount>> CountLateReviews(CancellationToken cancellationToken) =>
    [
        .. (await LateReviewsAsync(cancellationToken))
            .GroupBy(late => (late.Due.Period.Kind, late.Authority.Code.Province))
            .Select(late => new LateReviewCount(late.Key.Kind, late.Key.Province, late.Count())),
    ];

    /// <summary>What the authority itself has not made.</summary>
    private async Task<IReadOnlyList<ReviewDue>> PendingAsync(
        Authority region, WorkingCalendar calendar, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await SinceAsync(cancellationToken) is not { } since)
        {
            return [];
        }

        var made = (await _reviews.ListReviewsAsync(region.Code, cancellationToken))
            .Where(key => key.Authority == region.Code).Select(key => key.Period).ToHashSet();
        return DropoutReviews.Pending(region, since, made, await ClockAsync(region, cancellationToken), calendar, now);
    }

    private Refusal? MayNotReadCases(Caller caller, out Authority region) =>
        MayNotRead(caller, out region) ?? caller.MayNot(Permission.ReadCases, region.Code);

    private CommitUnit ReviewUnit(AuthorityCode authority, DropoutReview review, Operation operation, DateTimeOffset at)
    {
        var id = ReviewIds.For(authority, review.Period);
        var payload = _codec.Seal(authority, review);

        // Nothing ever changes a review: what happened is the review itself.
        var made = EventChain.Link(id, 1, DropoutReview.KindName, at, review.By, payload, EventChain.Start);
        return new CommitUnit
        {
            Record = new ReviewWrite(id, payload, made.Hash, authority, review.Period),
            Events = [made],
            Answer = new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), at),
        };
    }

    /// <summary>The first answer to the operation that made the review; a refusal for any other.</summary>
    private async Task<Answer<DropoutReviewView>> RepeatAsync(
        StoredReview? review, ReviewDue due, Operation operation, CancellationToken cancellationToken)
    {
        var key = new ReviewKey(_region!.Code, due.Period);
        var taken = await _store.FindAnswerAsync(operation.Id, cancellationToken);
        if (taken is not null
            && (taken.Record != ReviewIds.For(key.Authority, key.Period) || !taken.Operation.RequestHash.AsSpan().SequenceEqual(operation.RequestHash)))
        {
            return Refusal.Of(RuleBook.IdempotencyConflict);
        }

        if (taken is null || review is null)
        {
            return Refusal.Of(RuleBook.DropoutReviewExists);
        }

        GrainTelemetry.Replayed();
        return new Answer<DropoutReviewView>
        {
            Value = RegionViews.Review(key.Authority, _codec.OpenReview(key, review.Payload), due),
            Replayed = true,
        };
    }

    private async Task<ReviewLedger> ReadLedgerAsync(ReviewPeriod period, CancellationToken cancellationToken)
    {
        var region = _region!.Code;
        var ledger = ReviewLedger.Empty;
        SchoolPosition? after = null;
        do
        {
            var page = await _reviews.ListRegionSchoolsAsync(region, after, SchoolsPerPage, cancellationToken);
            ledger = page.Aggregate(ledger, (sum, row) => sum.With(_codec.OpenSchool(row.Code, row.Payload), period.LastMonth));
            after = page.Count == SchoolsPerPage ? new SchoolPosition(page[^1].Authority, page[^1].Code) : null;
        }
        while (after is not null);

        return ledger with
        {
            Returned = await _reviews.CountReturnsAsync(region, ChinaTime.StartOf(period.First), period.End, cancellationToken),
        };
    }

    /// <summary>The day on which the region's first school was entered; that never changes any more. <c>null</c> where nothing is owed.</summary>
    private async ValueTask<DateOnly?> SinceAsync(CancellationToken cancellationToken) =>
        _since ??= DropoutReviews.KindsOf(_region!).Count == 0 ? null : Since(_region!, await _reviews.ListStartsAsync(_region!.Code, cancellationToken));

    private async Task<ReviewDue> DueAsync(Authority authority, ReviewPeriod period, CancellationToken cancellationToken) =>
        DropoutReviews.DueOf(period, await ClockAsync(authority, cancellationToken), await _calendar.ReadAsync(cancellationToken));

    private async Task<StepClock> ClockAsync(Authority authority, CancellationToken cancellationToken)
    {
        var by = DropoutReviews.LimitedBy(authority);
        var settings = by == _region!.Code
            ? await Effective(fresh: false, cancellationToken)
            : await GrainFactory.GetGrain<IRegionRules>(Contracts.GrainKeys.Region(by)).Effective(fresh: false, cancellationToken);
        return (settings.Cases ?? CasePolicy.Nothing).DropoutReviewClock();
    }

    private async Task<IReadOnlyList<LateReview>> LateReviewsAsync(CancellationToken cancellationToken) =>
        _late is { } late && _time.GetUtcNow() - late.AsOf < LateAge
            ? late.Reviews
            : await (_lateRead ??= ReadLateAsync()).WaitAsync(cancellationToken);

    private async Task<IReadOnlyList<LateReview>> ReadLateAsync()
    {
        // Whoever asked has to see the task before it can end.
        await Task.Yield();
        try
        {
            var now = _time.GetUtcNow();
            var late = new List<LateReview>();
            foreach (var part in _region!.Level == AuthorityLevel.Nation ? AuthorityTable.Children(_region.Code) : [_region])
            {
                late.AddRange(await ReadLateAsync(part, now));
            }

            IReadOnlyList<LateReview> reviews = [.. late.OrderBy(review => review.Position)];
            _late = (now, reviews);
            return reviews;
        }
        finally
        {
            _lateRead = null;
        }
    }

    /// <summary>What is late within a region that is no larger than a province.</summary>
    private async Task<IReadOnlyList<LateReview>> ReadLateAsync(Authority part, DateTimeOffset now)
    {
        var starts = await ReadStartsAsync(part, now);
        if (starts.Count == 0)
        {
            return [];
        }

        var made = (await _reviews.ListReviewsAsync(part.Code, CancellationToken.None)).ToLookup(key => key.Authority, key => key.Period);
        var calendar = await _calendar.ReadAsync(CancellationToken.None);
        var clocks = new Dictionary<AuthorityCode, StepClock>();
        var late = new List<LateReview>();
        foreach (var authority in AuthorityTable.All.Where(authority => AuthorityTable.IsWithin(authority.Code, part.Code)))
        {
            var by = DropoutReviews.LimitedBy(authority);
            if (!clocks.TryGetValue(by, out var clock))
            {
                clocks.Add(by, clock = await ClockAsync(authority, CancellationToken.None));
            }

            late.AddRange(DropoutReviews.Pending(authority, Since(authority, starts), made[authority.Code].ToHashSet(), clock, calendar, now)
                .Where(due => now >= due.End)
                .Select(due => new LateReview(authority, due, DropoutReviews.Told(authority.Code, due, clock, calendar, now))));
        }

        return late;
    }

    private async Task<IReadOnlyList<AuthorityStart>> ReadStartsAsync(Authority part, DateTimeOffset now)
    {
        if (!_starts.TryGetValue(part.Code, out var known) || now - known.AsOf >= StartsAge)
        {
            _starts[part.Code] = known = (now, await _reviews.ListStartsAsync(part.Code, CancellationToken.None));
        }

        return known.Starts;
    }

    private static DateOnly? Since(Authority authority, IReadOnlyList<AuthorityStart> starts) => starts
        .Where(start => AuthorityTable.IsWithin(start.Authority, authority.Code))
        .Select(start => (DateOnly?)ChinaTime.DateOf(start.EnteredAt))
        .Min();

    private static (AuthorityCode, ReviewPeriod)? ReviewPosition(string token) =>
        OpaqueToken.Read(token)?.Split('|') is [var authorityText, var periodText]
        && AuthorityCode.TryParse(authorityText, out var authority) && ReviewPeriod.TryParse(periodText, out var period)
            ? (authority, period)
            : null;
}
