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

/// <summary>Entrants that schools announce, so that no child stays without a record (无学籍).</summary>
internal static class EntrantEndpoints
{
    private const string Missing = "missing";

    public static void MapEntrants(this IEndpointRouteBuilder routes)
    {
        var schools = routes.MapAuthorized("Schools");
        schools.MapPut("/schools/{code}/entrants/{year}", Announce)
            .Named("AnnounceEntrants", "Announce how many children entered a school in a year",
                "Every child gets a record within two months of its entry (art. 6): the school is warned 30, 45 and 55 days after entry and is "
                + "listed for its authority when the two months have passed. The same again changes nothing; what was announced for the year "
                + "before is replaced.")
            .TakesBody<AnnounceEntrantsRequest>()
            .Gives<EntrantsView>("What is announced, and how many of the children have a record.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.EntrantsYear, RuleBook.EntrantsStage, RuleBook.StageNotTaught,
                RuleBook.EntrantsStageTwice, RuleBook.EntrantsChildren, RuleBook.EntrantsDate, RuleBook.SchoolClosed, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
        schools.MapGet("/schools/{code}/entrants/{year}", Read)
            .Named("ReadEntrants", "Read what a school announced for a year, and how many of the children have a record")
            .Gives<EntrantsView>("What is announced; no stages where nothing is.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.EntrantsYear)
            .InLane(Lanes.Reads);
        schools.MapGet("/schools/{code}/duties", ReadDuties)
            .Named("ReadDuties", "List what a school itself owes",
                "Records of its entrants and reports, first what is due first; what is overdue is listed for its authority.")
            .Gives<DutyList>("What the school owes.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        routes.MapAuthorized("Regions").MapGet("/regions/{code}/entrants", ReadMissing)
            .Named("ReadMissingRecords", "List a region's schools some of whose entrants have no record after two months",
                "A violation (art. 26) that stays until the records are created. At most 100 schools a page.")
            .TakesPages()
            .TakesQuery(new QueryParameter("state", "`missing`.") { Values = [Missing] })
            .Gives<MissingRecordsPageAnswer>("A page of schools, with the children who have no record now.")
            .RefusedBy(RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
    }

    private static Task<IResult> Announce(string code, string year, HttpContext http, IGrainFactory grains) =>
        grains.TellSchool<AnnounceEntrantsRequest, EntrantsView>(
            code, http, (school, body) => school.AnnounceEntrants(new AnnounceEntrants(http.Caller(), year, body.Forms()), CancellationToken.None));

    private static Task<IResult> Read(string code, string year, HttpContext http, IGrainFactory grains) =>
        grains.AskSchool(code, school => school.ReadEntrants(http.Caller(), year, http.RequestAborted));

    private static Task<IResult> ReadDuties(string code, HttpContext http, IGrainFactory grains) =>
        grains.AskSchool(code, school => school.ReadDuties(http.Caller(), http.RequestAborted));

    private static Task<IResult> ReadMissing(string code, HttpContext http, IGrainFactory grains) => grains.ReadOwing(
        code, http, Missing,
        (region, token, size) => region.ReadMissingRecords(new ReadMissingRecords(http.Caller(), token, size), http.RequestAborted),
        page => JsonAnswer.Of(new MissingRecordsPageAnswer { Items = page.Items, NextPageToken = page.NextPageToken }));
}

internal sealed record AnnounceEntrantsRequest
{
    [Description("Who entered, a stage once; none takes back what was announced for the year.")]
    [Required]
    public IReadOnlyList<EntrantStageRequest?>? Stages { get; init; }

    public ImmutableArray<EntrantStageForm> Forms() =>
        [.. (Stages ?? []).Select(stage => new EntrantStageForm(stage?.Stage, stage?.Children, stage?.EnteredOn))];
}

internal sealed record EntrantStageRequest
{
    [Description("`primary`, `junior` or `senior`.")]
    [Required]
    public string? Stage { get; init; }

    [Description("How many children entered and study there, 0 to 100,000.")]
    [Required]
    public int? Children { get; init; }

    [Description("Day of entry, YYYY-MM-DD: from 1 July of the year to the end of that school year.")]
    [Required]
    public string? EnteredOn { get; init; }
}

[Description("A page of schools, ordered by authority and code.")]
internal sealed record MissingRecordsPageAnswer
{
    public required ImmutableArray<MissingRecordsView> Items { get; init; }

    public string? NextPageToken { get; init; }
}
