using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Regions;

/// <summary>Education authorities: the tree, its statistics, its policies. <c>000000</c> is the nation.</summary>
internal static class RegionEndpoints
{
    public static void MapRegions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Regions");
        group.MapGet("/regions/{code}", Read)
            .Named("ReadRegion", "Read a region", "`000000` is the nation.")
            .Gives<RegionView>("The region.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapGet("/regions/{code}/children", ReadChildren)
            .Named("ReadRegionChildren", "List the regions directly below", "Ordered by code, all in one answer.")
            .Gives<RegionList>("The regions directly below.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapGet("/regions/{code}/statistics", ReadStatistics)
            .Named("ReadRegionStatistics", "Read a region's statistics",
                "Totals and counts by stage, grade, sex and status of everything below. `asOf` says for when they are true.")
            .Gives<StatisticsView>("The statistics.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapGet("/regions/{code}/overdue", ReadOverdue)
            .Named("ReadRegionOverdue", "Read what is open and overdue in a region",
                "Steps of cases that offices of the region hold: in all, by region directly below, by type and party.")
            .Gives<OverdueView>("The table.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapGet("/regions/{code}/policy", ReadPolicy)
            .Named("ReadRegionPolicy", "Read the policy in force in a region")
            .Gives<PolicyView>("Own settings, and own over inherited ones.")
            .GivesTag()
            .GivesNotModified()
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapPut("/regions/{code}/policy", SetPolicy)
            .Named("SetRegionPolicy", "Replace a region's own policy", "What is left out is inherited.")
            .TakesBody<SetPolicyRequest>()
            .TakesIfMatch()
            .Gives<PolicyView>("The new policy.")
            .GivesTag()
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed, RuleBook.ClassCapacity, RuleBook.PolicyEntryAge,
                RuleBook.PolicyCutOff, RuleBook.PolicyStepDays, RuleBook.PolicyRemindDays, RuleBook.PolicyEscalateDays,
                RuleBook.PolicyFreeze, RuleBook.PolicySuspension, RuleBook.PolicyDropoutReportDay, RuleBook.PolicyTermCheckBlock,
                RuleBook.PolicyDropoutReviewDays, RuleBook.PolicyDropoutReviewLevel,
                RuleBook.PolicyTransferWindows, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
    }

    private static Task<IResult> Read(string code, HttpContext http, IGrainFactory grains) =>
        grains.AskRegion(code, region => region.Read(http.Caller(), http.RequestAborted));

    private static Task<IResult> ReadChildren(string code, HttpContext http, IGrainFactory grains) =>
        grains.AskRegion(code, region => region.ReadChildren(http.Caller(), http.RequestAborted));

    private static Task<IResult> ReadStatistics(string code, HttpContext http, IGrainFactory grains) =>
        grains.AskRegion(code, region => region.ReadStatistics(http.Caller(), http.RequestAborted));

    private static Task<IResult> ReadOverdue(string code, HttpContext http, IGrainFactory grains) =>
        grains.AskRegion(code, region => region.ReadOverdue(http.Caller(), http.RequestAborted));

    private static Task<IResult> ReadPolicy(string code, HttpContext http, IGrainFactory grains) => grains.AskRegion(
        code, region => region.ReadPolicy(http.Caller(), http.RequestAborted), policy => RecordAnswer.Of(http, policy, policy.Version));

    private static async Task<IResult> SetPolicy(string code, HttpContext http, IGrainFactory grains)
    {
        if (grains.RegionAt(code) is null)
        {
            return Refused.By(RuleBook.RegionNotFound);
        }

        if (RecordVersion.ReadIfMatch(http.Request, out var version) is { } refusal)
        {
            return new Refused(refusal);
        }

        var sent = await SentJson.Read<SetPolicyRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var command = new SetPolicy(http.Caller(), version, sent.Value.ToSettings());
        return await grains.AskRegion(
            code,
            region => region.SetPolicy(command, CancellationToken.None),
            policy => new JsonAnswer<PolicyView>(policy) { Tag = RecordVersion.Tag(policy.Version) });
    }
}
