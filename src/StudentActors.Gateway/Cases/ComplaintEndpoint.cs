using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Cases;

/// <summary>Complaints (申诉), which are cases about a case, or about a record for which nobody has started one.</summary>
internal static class ComplaintEndpoint
{
    public static void MapComplaints(this IEndpointRouteBuilder routes) =>
        routes.MapAuthorized("Cases").MapPost("/cases/complaints", Start)
            .Named("StartComplaint", "Complain about how an office has handled a case or a record",
                "By any office, for anyone: about a case that the caller sees, or about a student whose number and name are known. It locks nobody, so it may "
                + "be raised while the case is open and after it has ended. The lowest authority above all sides sends an inquiry within 3 working days, the "
                + "office complained of answers within 5, the authority decides within 5, it is carried out within 5, and the complainant is told. Steps are "
                + "decided like those of any case. To refuse the inquiry passes it to the level above; to refuse the answer is to stand by what was done; to "
                + "refuse the ruling dismisses the complaint. What is late goes up one level. Once an upheld complaint about a refusal is carried out, the "
                + "refused case goes on by a new one.")
            .TakesBody<ComplaintRequest>()
            .TakesOperationKey()
            .Gives<CaseView>("Started.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.ComplaintSubject, RuleBook.ComplaintAgainst, RuleBook.ComplaintComplainant, RuleBook.StudentNumberShape,
                RuleBook.NameRequired, RuleBook.NameTooLong, RuleBook.NameCharacters, RuleBook.CaseReasonRequired, RuleBook.CaseReason,
                RuleBook.RequestInvalid)
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.StudentNotFound, RuleBook.IdentityMismatch, RuleBook.ComplaintParty, RuleBook.ComplaintNation,
                RuleBook.SchoolNotFound, RuleBook.RegionNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Writes);

    private static async Task<IResult> Start(HttpContext http, IGrainFactory grains)
    {
        var sent = await SentJson.ReadCommand<ComplaintRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var answer = await grains.GetGrain<ICaseDeskGrain>(0).StartComplaint(
            new StartComplaint(http.Caller(), sent.Value.Operation, sent.Value.Body.ToForm()), CancellationToken.None);
        return CaseActs<IStatusChangeGrain>.Started(answer, "/cases");
    }
}

[Description("A complaint (申诉): about a case, or about a student's record.")]
internal sealed record ComplaintRequest
{
    [Description("Id of the case complained about.")]
    public string? Case { get; init; }

    [Description("Where there is no case, as when a school starts none.")]
    public StudentReference? Student { get; init; }

    [Description("The office complained of (被申诉方): an authority code or a school identifier. With a case, one that has a part in it.")]
    [Required]
    public string? Against { get; init; }

    [Description("Who complains: guardian, office (the caller's own) or other.")]
    [Required]
    public string? Complainant { get; init; }

    [Description("One line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }

    public ComplaintForm ToForm() => new()
    {
        Case = Case,
        StudentNumber = Student is null ? null : Student.StudentNumber ?? string.Empty,
        Name = Student?.Name,
        Against = Against,
        Complainant = Complainant,
        Reason = Reason,
    };
}
