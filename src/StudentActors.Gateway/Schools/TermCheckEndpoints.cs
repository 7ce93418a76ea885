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

/// <summary>The check of its rolls that every school owes once a term (学期核准).</summary>
internal static class TermCheckEndpoints
{
    private const string Unverified = "unverified";

    public static void MapTermChecks(this IEndpointRouteBuilder routes)
    {
        var schools = routes.MapAuthorized("Schools");
        schools.MapPut("/schools/{code}/term-checks/{term}", Check)
            .Named("CheckTerm", "Check a school's rolls in the present term",
                "Every school owes it once a term (art. 25): whether each student has a record and each record its student. Whoever lets a term "
                + "end without it is unverified until the next check. A second check of a term takes the place of the first; the same again "
                + "changes nothing.")
            .TakesBody<TermCheckRequest>()
            .Gives<TermCheckView>("The check.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.TermCheckTerm, RuleBook.TermCheckNumber, RuleBook.CaseReason,
                RuleBook.TermCheckNote, RuleBook.TermCheckCurrent, RuleBook.SchoolClosed, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
        schools.MapGet("/schools/{code}/term-checks/{term}", Read)
            .Named("ReadTermCheck", "Read a school's check of one term, or that it is due or missing")
            .Gives<TermCheckView>("The check, or its state.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.TermCheckTerm)
            .InLane(Lanes.Reads);
        routes.MapAuthorized("Regions").MapGet("/regions/{code}/term-checks", ReadUnverified)
            .Named("ReadUnverifiedSchools", "List a region's schools that let a term end without checking their rolls",
                "They are unverified (art. 25) until they check their rolls; policy may block new cases of theirs after some days.")
            .TakesPages()
            .TakesQuery(new QueryParameter("state", "`unverified`.") { Values = [Unverified] })
            .Gives<UnverifiedPageAnswer>("A page of schools, with the terms that ended without a check.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
    }

    private static Task<IResult> Check(string code, string term, HttpContext http, IGrainFactory grains) =>
        grains.TellSchool<TermCheckRequest, TermCheckView>(code, http, (school, body) => school.CheckTerm(
            new CheckTerm(http.Caller(), term, body.Students, body.Separated, body.Empty, body.Note), CancellationToken.None));

    private static Task<IResult> Read(string code, string term, HttpContext http, IGrainFactory grains) =>
        grains.AskSchool(code, school => school.ReadTermCheck(http.Caller(), term, http.RequestAborted));

    private static Task<IResult> ReadUnverified(string code, HttpContext http, IGrainFactory grains) => grains.ReadOwing(
        code, http, Unverified,
        (region, token, size) => region.ReadUnverified(new ReadUnverified(http.Caller(), token, size), http.RequestAborted),
        page => JsonAnswer.Of(new UnverifiedPageAnswer { Items = page.Items, NextPageToken = page.NextPageToken }));
}

internal sealed record TermCheckRequest
{
    [Description("Students who study at the school.")]
    [Required]
    public int? Students { get; init; }

    [Description("人籍分离: records here of children who study elsewhere, and children here whose record is elsewhere.")]
    [Required]
    public int? Separated { get; init; }

    [Description("空挂学籍: records without a child.")]
    [Required]
    public int? Empty { get; init; }

    [Description("What is done about what does not match, which has to be said then; one line of at most 500 characters.")]
    public string? Note { get; init; }
}

[Description("A page of schools, ordered by authority and code.")]
internal sealed record UnverifiedPageAnswer
{
    public required ImmutableArray<UnverifiedView> Items { get; init; }

    public string? NextPageToken { get; init; }
}
