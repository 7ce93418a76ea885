using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Schools;

/// <summary>Monthly reports of dropouts (控辍保学月报).</summary>
internal static class DropoutReportEndpoints
{
    private const string Overdue = "overdue";

    public static void MapDropoutReports(this IEndpointRouteBuilder routes)
    {
        var schools = routes.MapAuthorized("Schools");
        schools.MapPost("/schools/{code}/dropout-reports/{month}", Report)
            .Named("ReportDropouts", "Report a school's dropouts of one month",
                "Every school of compulsory education owes it, even when there are none, until a day of the following month that policy sets.")
            .TakesBody<DropoutReportRequest>()
            .TakesOperationKey()
            .Gives<DropoutReportView>("Reported.", StatusCodes.Status201Created)
            .GivesLocation()
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.DropoutReportMonth, RuleBook.DropoutReportSuspected,
                RuleBook.CaseReason, RuleBook.DropoutReportEarly, RuleBook.DropoutReportExists, RuleBook.DropoutReportNone, RuleBook.SchoolClosed,
                RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
        schools.MapGet("/schools/{code}/dropout-reports/{month}", Read)
            .Named("ReadDropoutReport", "Read a school's report of one month, or that it is due or overdue")
            .Gives<DropoutReportView>("The report, or its state.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.DropoutReportMonth)
            .InLane(Lanes.Reads);
        routes.MapAuthorized("Regions").MapGet("/regions/{code}/dropout-reports", ReadMissing)
            .Named("ReadMissingDropoutReports", "List a region's schools that have not reported their dropouts in time",
                "A violation (art. 26) that stays until the report is made up for.")
            .TakesPages()
            .TakesQuery(new QueryParameter("state", "`overdue`.") { Values = [Overdue] })
            .Gives<MissingReportsPageAnswer>("A page of schools, with the months that are missing.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
    }

    private static async Task<IResult> Report(string code, string month, HttpContext http, IGrainFactory grains)
    {
        if (grains.SchoolAt(code) is not { } school)
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.ReadCommand<DropoutReportRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var answer = await school.ReportDropouts(
            new ReportDropouts(http.Caller(), sent.Value.Operation, month, sent.Value.Body.Suspected, sent.Value.Body.Note), CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<DropoutReportView>(answer.Value, StatusCodes.Status201Created)
            {
                Location = $"{ApiGroups.Base}/schools/{answer.Value.School}/dropout-reports/{answer.Value.Month}",
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    private static Task<IResult> Read(string code, string month, HttpContext http, IGrainFactory grains) =>
        grains.AskSchool(code, school => school.ReadDropoutReport(http.Caller(), month, http.RequestAborted));

    private static Task<IResult> ReadMissing(string code, HttpContext http, IGrainFactory grains) => grains.ReadOwing(
        code, http, Overdue,
        (region, token, size) => region.ReadMissingReports(new ReadMissingReports(http.Caller(), token, size), http.RequestAborted),
        page => JsonAnswer.Of(new MissingReportsPageAnswer { Items = page.Items, NextPageToken = page.NextPageToken }));
}

internal sealed record DropoutReportRequest
{
    [Description("Suspected dropouts that the school knows of; 0 when there are none.")]
    [Required]
    public int? Suspected { get; init; }

    [Description("One line of at most 500 characters.")]
    public string? Note { get; init; }
}

[Description("A page of schools, ordered by authority and code.")]
internal sealed record MissingReportsPageAnswer
{
    public required ImmutableArray<MissingReportsView> Items { get; init; }

    public string? NextPageToken { get; init; }
}
