using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Regions;

/// <summary>Authorities' standing reviews of dropouts (控辍保学核查), and whatever else they owe.</summary>
internal static class DropoutReviewEndpoints
{
    private const string Overdue = "overdue";

    public static void MapDropoutReviews(this IEndpointRouteBuilder routes)
    {
        var regions = routes.MapAuthorized("Regions");
        regions.MapPost("/regions/{code}/dropout-reviews/{period}", Review)
            .Named("ReviewDropouts", "Review what a region's schools report about dropouts",
                "A county owes it every quarter (`2026Q3`), a prefecture every term (`2026-autumn`), a province every school year (`2026-2027`), within so "
                + "many working days as policy sets. The authority itself makes it, once; a figure that differs from the ledger needs a remark.")
            .TakesBody<DropoutReviewRequest>()
            .TakesOperationKey()
            .Gives<DropoutReviewView>("Reviewed.", StatusCodes.Status201Created)
            .GivesLocation()
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed, RuleBook.DropoutReviewOffice, RuleBook.DropoutReviewPeriod,
                RuleBook.DropoutReviewFigures, RuleBook.DropoutReviewRemark, RuleBook.DropoutReviewDiffers, RuleBook.DropoutReviewNone,
                RuleBook.DropoutReviewEarly, RuleBook.DropoutReviewExists, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
        regions.MapGet("/regions/{code}/dropout-reviews/{period}", Read)
            .Named("ReadDropoutReview", "Read a region's review of a period, or that it is due or overdue", "With what the ledger says.")
            .Gives<DropoutReviewView>("The review, or its state.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed, RuleBook.DropoutReviewPeriod)
            .InLane(Lanes.Reads);
        regions.MapGet("/regions/{code}/dropout-reviews", ReadOverdue)
            .Named("ReadOverdueDropoutReviews", "List a region's authorities that have not reviewed dropouts in time",
                "The region's own reviews and those of all below it, with the authorities that have heard of each. It may be ten seconds old.")
            .TakesPages()
            .TakesQuery(new QueryParameter("state", "`overdue`.") { Values = [Overdue] })
            .Gives<OverdueReviewsPageAnswer>("A page of overdue reviews.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        regions.MapGet("/regions/{code}/duties", ReadDuties)
            .Named("ReadRegionDuties", "List what an authority itself owes", "First what is due first; what is overdue is listed for the authorities above.")
            .Gives<DutyList>("What the authority owes.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
    }

    private static async Task<IResult> Review(string code, string period, HttpContext http, IGrainFactory grains)
    {
        if (grains.RegionAt(code) is not { } region)
        {
            return Refused.By(RuleBook.RegionNotFound);
        }

        var sent = await SentJson.ReadCommand<DropoutReviewRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var body = sent.Value.Body;
        var answer = await region.ReviewDropouts(
            new ReviewDropouts(http.Caller(), sent.Value.Operation, period, body.Suspected, body.DroppedOut, body.Returned, body.Remark),
            CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<DropoutReviewView>(answer.Value, StatusCodes.Status201Created)
            {
                Location = $"{ApiGroups.Base}/regions/{answer.Value.Authority}/dropout-reviews/{answer.Value.Period}",
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    private static Task<IResult> Read(string code, string period, HttpContext http, IGrainFactory grains) =>
        grains.AskRegion(code, region => region.ReadDropoutReview(http.Caller(), period, http.RequestAborted));

    private static Task<IResult> ReadOverdue(string code, HttpContext http, IGrainFactory grains) => grains.ReadOwing(
        code, http, Overdue,
        (region, token, size) => region.ReadOverdueReviews(new ReadOverdueReviews(http.Caller(), token, size), http.RequestAborted),
        page => JsonAnswer.Of(new OverdueReviewsPageAnswer { Items = page.Items, NextPageToken = page.NextPageToken }));

    private static Task<IResult> ReadDuties(string code, HttpContext http, IGrainFactory grains) =>
        grains.AskRegion(code, region => region.ReadDuties(http.Caller(), overdueOnly: false, http.RequestAborted));
}

internal sealed record DropoutReviewRequest
{
    [Description("Suspected dropouts (疑似辍学) at the period's end.")]
    [Required]
    public int? Suspected { get; init; }

    [Description("Dropouts (辍学) at the period's end.")]
    [Required]
    public int? DroppedOut { get; init; }

    [Description("Children who came back during the period (返校销号).")]
    [Required]
    public int? Returned { get; init; }

    [Description("One line of at most 500 characters; required where a figure differs from the ledger. No child is named in it.")]
    public string? Remark { get; init; }
}

[Description("A page of overdue reviews, ordered by authority and period.")]
internal sealed record OverdueReviewsPageAnswer
{
    public required ImmutableArray<OverdueReviewView> Items { get; init; }

    public string? NextPageToken { get; init; }
}
