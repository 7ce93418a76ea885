using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

/// <summary>On a cluster of its own, because its clock runs for months.</summary>
public sealed class DropoutReportTests : RegistryCluster
{
    [Fact]
    public async Task A_month_that_nobody_reports_is_listed_as_a_violation_until_it_is_made_up_for()
    {
        var (silent, diligent) = (await SampleSchool.OpenAsync(this, authority: "340103"), await SampleSchool.OpenAsync(this, authority: "340104"));
        Assert.Equal(ReportState.NotDue, (await ReadAsync(silent)).State);
        Time.Advance(TimeSpan.FromDays(21));
        Assert.Equal((ReportState.Due, new DateOnly(2026, 10, 10)), ((await ReadAsync(silent)).State, (await ReadAsync(silent)).DueDate!.Value));

        var operation = Operations.New();
        var reported = await ReportAsync(diligent, operation: operation);
        var again = await ReportAsync(diligent, operation: operation);
        Assert.Equal((ReportState.Reported, 3, false), (reported.Value!.State, reported.Value.Suspected!.Value, reported.Value.Late!.Value));
        Assert.True(again.Replayed);
        Same.Content(reported.Value, again.Value);

        Time.Advance(TimeSpan.FromDays(10));
        var missing = await Eventually.HoldsAsync(this, () => MissingAsync("340100"), page => page.Items.Length > 0);
        var row = Assert.Single(missing.Items);
        Assert.Equal((silent.Code, "340103", "2026-09"), (row.School, row.Authority.Value, Assert.Single(row.Months)));
        Assert.Single((await MissingAsync("000000")).Items);
        Assert.Empty((await MissingAsync("340104")).Items);
        Assert.Equal(ReportState.Overdue, (await ReadAsync(silent)).State);
        Assert.Equal(
            RuleBook.OfficeNotAllowed,
            (await Region("340100").ReadMissingReports(new ReadMissingReports(Staff.Of(Role.Officer, "530000"), null, 10), default)).Refusal!.Rule);

        var late = await ReportAsync(silent);
        Assert.True(late.Value!.Late);
        Assert.Empty((await MissingAsync("000000")).Items);

        // The deadline of the next month came with the violation.
        Time.Advance(TimeSpan.FromDays(32));
        var next = await Eventually.HoldsAsync(this, () => MissingAsync("340000", pageSize: 1), page => page.NextPageToken is not null);
        var rest = await MissingAsync("340000", next.NextPageToken, 1);
        Assert.Equal([silent.Code, diligent.Code], next.Items.Concat(rest.Items).Select(item => item.School));
        Assert.Equal(["2026-10"], next.Items[0].Months);
        Assert.Null(rest.NextPageToken);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task A_report_that_breaks_off_or_comes_from_a_stranger_changes_nothing()
    {
        var school = await SampleSchool.OpenAsync(this);

        Assert.Equal(RuleBook.DropoutReportEarly, (await ReportAsync(school)).Refusal!.Rule);
        Time.Advance(TimeSpan.FromDays(21));
        Assert.Equal(RuleBook.OfficeNotAllowed, (await ReportAsync(school, Staff.Officer(AuthorityCode.Parse("530102")))).Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, (await ReportAsync(school, Staff.Of(Role.Auditor, "340102"))).Refusal!.Rule);
        Assert.Equal(
            RuleBook.DropoutReportMonth, (await school.Grain.ReadDropoutReport(Staff.NationalOperator, "2026-9", default)).Refusal!.Rule);

        Assert.Equal(ReportState.Due, (await ReadAsync(school)).State);
    }

    private static Task<Answer<DropoutReportView>> ReportAsync(SampleSchool school, Caller? caller = null, Operation? operation = null) =>
        school.Grain.ReportDropouts(
            new ReportDropouts(caller ?? Staff.Registrar(school.Code), operation ?? Operations.New(), "2026-09", 3, null), default);

    private static async Task<DropoutReportView> ReadAsync(SampleSchool school) =>
        (await school.Grain.ReadDropoutReport(Staff.NationalOperator, "2026-09", default)).Value!;

    private async Task<MissingReportsPage> MissingAsync(string region, string? token = null, int pageSize = 50) =>
        (await Region(region).ReadMissingReports(new ReadMissingReports(Staff.NationalOperator, token, pageSize), default)).Value!;

    private IRegionGrain Region(string code) => Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(code)));
}
