using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Changes;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Tests.Cases;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Regions;

/// <summary>On a cluster of its own, because its clock runs for months. It begins on 10 September 2026.</summary>
public sealed class DropoutReviewTests : RegistryCluster
{
    private const string County = "340103";

    private static readonly ReviewDue ThirdQuarter = DropoutReviews.DueOf(
        new(ReviewKind.Quarter, 2026, 3), CasePolicy.Nothing.DropoutReviewClock(), WorkingCalendar.Embedded);

    [Fact]
    public async Task A_county_confirms_what_its_schools_have_reported_once()
    {
        var school = await SampleSchool.OpenAsync(this, authority: County);
        var silent = await SampleSchool.OpenAsync(this, authority: County);
        Assert.Equal((ReviewState.NotDue, null), await StateAsync(County, "2026Q3"));
        Reach(ThirdQuarter.Period.End);
        await ReportAsync(school, "2026-09", suspected: 3);

        var due = await ReadAsync(County, "2026Q3");
        Assert.Equal((ReviewState.Due, ThirdQuarter.DueDate, false), (due.State, due.DueDate!.Value, due.Reminded!.Value));
        Assert.Equal(new DropoutLedgerView(2, 1, 3, 0, 0), due.Ledger);
        Assert.Equal(RuleBook.DropoutReviewDiffers, (await ReviewAsync(County, suspected: 4)).Refusal!.Rule);

        var operation = Operations.New();
        var made = await ReviewAsync(County, suspected: 4, remark: "一校漏报一人", operation: operation);
        var again = await ReviewAsync(County, suspected: 4, remark: "一校漏报一人", operation: operation);

        Assert.Equal((ReviewState.Reviewed, "officer-340103"), (made.Value!.State, made.Value.ReviewedBy));
        Assert.Equal((4, false), (made.Value.Suspected!.Value, made.Value.Late!.Value));
        Assert.True(again.Replayed);
        Same.Content(made.Value, again.Value);
        Same.Content(made.Value, await ReadAsync(County, "2026Q3"));
        Assert.Equal(
            RuleBook.IdempotencyConflict,
            (await ReviewAsync(County, suspected: 5, remark: "另一人", operation: operation with { RequestHash = [1, 2, 3] })).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewExists, (await ReviewAsync(County, suspected: 4, remark: "一校漏报一人")).Refusal!.Rule);

        // What the ledger learns later does not change what was reviewed.
        await ReportAsync(silent, "2026-09", suspected: 1);
        await RestartAsync();
        Same.Content(made.Value, await ReadAsync(County, "2026Q3"));
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task A_review_is_told_in_the_feed_of_those_above()
    {
        await SampleSchool.OpenAsync(this, authority: County);
        Reach(ThirdQuarter.Period.End);
        await ReviewAsync(County, remark: "一校未报");

        foreach (var caller in new[] { Staff.Of(Role.Officer, County), Staff.Of(Role.Officer, "340100"), Staff.NationalOperator })
        {
            var change = Assert.Single(await ChangesAsync(caller));
            Assert.Equal(("340103/2026Q3", 1, null, County), (change.Subject, change.Version, change.School, change.Authority.Value));
        }

        Assert.Empty(await ChangesAsync(Staff.Of(Role.Officer, "340104")));
        Assert.Empty(await FindViolationsAsync());

        async Task<ImmutableArray<ChangeView>> ChangesAsync(Caller caller) =>
            (await Grains.GetGrain<IChangeFeedGrain>(0).Read(new ReadChanges(caller, null, [DropoutReview.KindName], 100), default)).Value!.Items;
    }

    [Fact]
    public async Task A_review_is_refused_while_the_registry_is_down_and_made_after_that()
    {
        await SampleSchool.OpenAsync(this, authority: County);
        Reach(ThirdQuarter.Period.End);
        var operation = Operations.New();
        Store.Down = true;
        await Assert.ThrowsAsync<Contracts.Calls.RegistryUnavailableException>(() => ReviewAsync(County, remark: "一校未报", operation: operation));
        Store.Down = false;

        Assert.Null((await ReviewAsync(County, remark: "一校未报", operation: operation)).Refusal);
        Assert.Equal(ReviewState.Reviewed, (await ReadAsync(County, "2026Q3")).State);
    }

    [Fact]
    public async Task Returns_within_the_period_are_in_the_ledger()
    {
        var sample = await SampleCase.PrepareAsync(this, County);
        await sample.CompletedAsync(sample.Form("dropout") with { Date = "2026-09-01" });
        await sample.CompletedAsync(sample.Form("dropoutReturn") with { Date = "2026-09-10" });
        Reach(ThirdQuarter.Period.End);

        Assert.Equal(1, (await ReadAsync(County, "2026Q3")).Ledger!.Returned);
        Assert.Equal(RuleBook.DropoutReviewDiffers, (await ReviewAsync(County)).Refusal!.Rule);
        Assert.Equal((1, null), await ReviewedAsync(returned: 1));

        async Task<(int, string?)> ReviewedAsync(int returned)
        {
            var answer = await ReviewAsync(County, returned: returned);
            Assert.Null(answer.Refusal);
            return (answer.Value!.Returned!.Value, answer.Value.Remark);
        }
    }

    [Fact]
    public async Task A_review_that_is_not_made_reminds_is_overdue_and_goes_up_until_it_is_made_up_for()
    {
        await SampleSchool.OpenAsync(this, authority: County);
        Reach(ThirdQuarter.Period.End);
        Assert.Equal(("2026Q3", false, false), Assert.Single(await TasksAsync(County, overdueOnly: false)));
        Assert.Empty(await TasksAsync(County, overdueOnly: true));

        Reach(ChinaTime.StartOf(ThirdQuarter.RemindDate.AddDays(1)));
        Assert.Equal(("2026Q3", false, true), Assert.Single(await TasksAsync(County, overdueOnly: false)));
        Assert.Empty((await OverdueAsync("000000")).Items);

        Reach(ThirdQuarter.End);
        Assert.Equal(ReviewState.Overdue, (await ReadAsync(County, "2026Q3")).State);
        Assert.Equal(("2026Q3", true, true), Assert.Single(await TasksAsync(County, overdueOnly: true)));
        var told = Assert.Single(await DutiesAsync("340100"));
        Assert.Equal((DutyKind.DropoutReview, "2026Q3", County), (told.Kind, told.About, told.Authority!.Value.Value));
        Assert.Empty(await DutiesAsync("340000"));
        Assert.Empty(await DutiesAsync("000000"));
        foreach (var region in new[] { "000000", "340000", "340100", County })
        {
            var late = Assert.Single((await OverdueAsync(region)).Items);
            Assert.Equal((County, "2026Q3", ThirdQuarter.DueDate), (late.Authority.Value, late.Period, late.DueDate));
            Assert.Equal(["340100"], late.EscalatedTo.Select(code => code.Value));
        }

        Assert.Empty((await OverdueAsync("530000")).Items);
        Reach(WorkingCalendar.Embedded.After(ThirdQuarter.DueDate, 10).End);
        Assert.Equal(["340100", "340000", "000000"], (await ReadAsync(County, "2026Q3")).EscalatedTo.Select(code => code.Value));
        Assert.Single(await DutiesAsync("000000"));

        var made = await ReviewAsync(County, remark: "补核");
        Assert.True(made.Value!.Late);
        Assert.Empty(made.Value.EscalatedTo);
        Assert.Empty((await OverdueAsync(County)).Items);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty((await OverdueAsync("000000")).Items);
        Assert.Empty(await TasksAsync(County, overdueOnly: false));
    }

    [Fact]
    public async Task Late_reviews_are_counted_for_the_metrics()
    {
        await SampleSchool.OpenAsync(this, authority: County);
        await SampleSchool.OpenAsync(this, authority: "530102");
        Reach(ThirdQuarter.End);
        var counts = new ReviewCounts(Grains, Time, NullLogger<ReviewCounts>.Instance);
        Assert.Equal([("340000", 1), ("530000", 1)], await LateAsync());

        await ReviewAsync(County, remark: "补核");
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([("530000", 1)], await LateAsync());

        // What is collected was counted the time before.
        async Task<IReadOnlyList<(string Province, long Late)>> LateAsync()
        {
            var before = Collect(counts);
            for (var tries = 0; tries < 200; tries++)
            {
                await Task.Delay(25, TestContext.Current.CancellationToken);
                if (Collect(counts) is var now && !now.SequenceEqual(before))
                {
                    return now;
                }
            }

            return before;
        }

        static List<(string Province, long Late)> Collect(ReviewCounts counts) =>
        [
            .. counts.Late.Select(measured =>
            {
                var tags = measured.Tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
                Assert.Equal("quarter", tags["kind"]);
                return (tags["province"], measured.Value);
            }).Order(),
        ];
    }

    [Fact]
    public async Task Prefectures_owe_terms_and_provinces_school_years()
    {
        var school = await SampleSchool.OpenAsync(this, authority: County);
        Reach(new ReviewPeriod(ReviewKind.SchoolYear, 2026, 0).End);
        await ReportAsync(school, "2026-09", suspected: 1);

        Assert.Equal(["2026-autumn", "2027-spring"], (await OwnAsync("340100")).Select(duty => duty.About));
        Assert.Equal(["2026-2027"], (await OwnAsync("340000")).Select(duty => duty.About));
        Assert.Empty(await OwnAsync("000000"));
        Assert.Empty(await OwnAsync("340104"));

        var term = await ReviewAsync("340100", "2026-autumn", suspected: 2, remark: "已核实");
        var year = await ReviewAsync("340000", "2026-2027", suspected: 0, remark: "学校漏报");
        Assert.Equal((ReviewKind.Term, true), (term.Value!.Kind, term.Value.Late!.Value));
        Assert.Equal((ReviewKind.SchoolYear, false, 1), (year.Value!.Kind, year.Value.Late!.Value, year.Value.Ledger!.Unreported));
        Assert.Equal(RuleBook.DropoutReviewNone, (await ReviewAsync("340100", "2026Q4")).Refusal!.Rule);
    }

    [Fact]
    public async Task Late_authorities_come_in_pages_in_the_order_of_their_codes_and_periods()
    {
        await SampleSchool.OpenAsync(this, authority: "340104");
        await SampleSchool.OpenAsync(this, authority: County);
        Reach(ChinaTime.StartOf(new DateOnly(2027, 4, 1)));

        var read = new List<(string, string)>();
        string? token = null;
        do
        {
            var page = await OverdueAsync("340000", token, 2);
            Assert.InRange(page.Items.Length, 1, 2);
            read.AddRange(page.Items.Select(late => (late.Authority.Value, late.Period)));
            token = page.NextPageToken;
        }
        while (token is not null);

        Assert.Equal(
            [("340100", "2026-autumn"), (County, "2026Q3"), (County, "2026Q4"), ("340104", "2026Q3"), ("340104", "2026Q4")], read);
        Assert.Equal(RuleBook.PageToken, (await Region("340000").ReadOverdueReviews(new(Staff.NationalOperator, "abc", 10), default)).Refusal!.Rule);
    }

    [Fact]
    public async Task The_limit_is_the_province_s_and_the_nation_s_to_set()
    {
        await SampleSchool.OpenAsync(this, authority: County);
        Assert.Equal(RuleBook.PolicyDropoutReviewLevel, (await SetLimitAsync(County, 30)).Refusal!.Rule);
        Assert.Equal(RuleBook.PolicyDropoutReviewLevel, (await SetLimitAsync("340100", 30)).Refusal!.Rule);
        Assert.Null((await SetLimitAsync("000000", 10)).Refusal);
        Assert.Null((await SetLimitAsync("340000", 30)).Refusal);
        Time.Advance(TimeSpan.FromMinutes(1));

        var calendar = WorkingCalendar.Embedded;
        Assert.Equal(calendar.After(new DateOnly(2026, 9, 30), 30).Date, (await ReadAsync(County, "2026Q3")).DueDate);
        Assert.Equal(calendar.After(new DateOnly(2027, 8, 10), 10).Date, (await ReadAsync("340000", "2026-2027")).DueDate);
    }

    [Fact]
    public async Task Only_the_authority_itself_reviews_and_only_offices_above_see_it()
    {
        await SampleSchool.OpenAsync(this, authority: County);
        Assert.Equal(RuleBook.DropoutReviewEarly, (await ReviewAsync(County)).Refusal!.Rule);
        Reach(ThirdQuarter.Period.End);

        Assert.Equal(RuleBook.DropoutReviewOffice, (await ReviewAsync(County, caller: Staff.NationalOperator)).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewOffice, (await ReviewAsync(County, caller: Staff.Of(Role.Officer, "340100"))).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, (await ReviewAsync(County, caller: Staff.Of(Role.Officer, "340104"))).Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, (await ReviewAsync(County, caller: Staff.Of(Role.Auditor, County))).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewNone, (await ReviewAsync(County, "2026Q2")).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewNone, (await ReviewAsync("340104")).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewPeriod, (await ReviewAsync(County, "2026-09")).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewFigures, (await ReviewAsync(County, suspected: -1)).Refusal!.Rule);
        Assert.Equal(RuleBook.RegionNotFound, (await ReviewAsync("999999", caller: Staff.NationalOperator)).Refusal!.Rule);

        var stranger = Staff.Of(Role.Officer, "340104");
        Assert.Equal(RuleBook.OfficeNotAllowed, (await Region(County).ReadDropoutReview(stranger, "2026Q3", default)).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, (await Region(County).ReadOverdueReviews(new(stranger, null, 10), default)).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, (await Region(County).ReadDuties(stranger, false, default)).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewPeriod, (await Region(County).ReadDropoutReview(Staff.NationalOperator, "2026", default)).Refusal!.Rule);
        Assert.Equal(ReviewState.Due, (await ReadAsync(County, "2026Q3")).State);
        Assert.Equal((ReviewState.NotDue, null), await StateAsync("340104", "2026Q3"));
        Assert.Null((await ReviewAsync(County, caller: Staff.Of(Role.Registrar, County), remark: "一校未报")).Refusal);
    }

    private void Reach(DateTimeOffset moment) => Time.Advance(moment - Time.GetUtcNow());

    private Task<Answer<DropoutReviewView>> ReviewAsync(
        string region, string period = "2026Q3", int suspected = 0, int returned = 0, string? remark = null, Operation? operation = null,
        Caller? caller = null) =>
        Region(region).ReviewDropouts(
            new ReviewDropouts(
                caller ?? Staff.Of(Role.Officer, region), operation ?? Operations.New(), period, suspected, 0, returned, remark),
            default);

    private async Task<DropoutReviewView> ReadAsync(string region, string period) =>
        (await Region(region).ReadDropoutReview(Staff.NationalOperator, period, default)).Value!;

    private async Task<(ReviewState, DropoutLedgerView?)> StateAsync(string region, string period)
    {
        var view = await ReadAsync(region, period);
        return (view.State, view.Ledger);
    }

    private async Task<OverdueReviewsPage> OverdueAsync(string region, string? token = null, int pageSize = 50) =>
        (await Region(region).ReadOverdueReviews(new ReadOverdueReviews(Staff.NationalOperator, token, pageSize), default)).Value!;

    /// <summary>Overdue duties of those below that went up to an authority.</summary>
    private async Task<IReadOnlyList<DutyView>> DutiesAsync(string region) =>
        [.. (await Region(region).ReadDuties(Staff.NationalOperator, true, default)).Value!.Items.Where(duty => duty.Authority is not null)];

    private async Task<IReadOnlyList<DutyView>> OwnAsync(string region) =>
        [.. (await Region(region).ReadDuties(Staff.NationalOperator, false, default)).Value!.Items];

    private async Task<IReadOnlyList<(string About, bool Overdue, bool Reminded)>> TasksAsync(string region, bool overdueOnly)
    {
        var page = await Grains.GetGrain<ICaseDeskGrain>(0).ReadTasks(new ReadTasks(Staff.Of(Role.Officer, region), overdueOnly, null, 10), default);
        return [.. page.Value!.Duties.Select(duty => (duty.About, duty.Overdue, duty.Reminded!.Value))];
    }

    private async Task<Answer<PolicyView>> SetLimitAsync(string region, int days) => await Region(region).SetPolicy(
        new SetPolicy(Staff.NationalOperator, 0, new PolicySettings { Cases = new CasePolicy { DropoutReviewDays = days } }), default);

    private static async Task ReportAsync(SampleSchool school, string month, int suspected)
    {
        var answer = await school.Grain.ReportDropouts(
            new ReportDropouts(Staff.Registrar(school.Code), Operations.New(), month, suspected, null), default);
        Assert.Null(answer.Refusal);
    }

    private IRegionGrain Region(string code) => Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(code)));
}
