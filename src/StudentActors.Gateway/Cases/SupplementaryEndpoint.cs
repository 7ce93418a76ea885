using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Contracts;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Students;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Cases;

/// <summary>Supplementary records (补建学籍), which have no student yet.</summary>
internal static class SupplementaryEndpoint
{
    public static void MapSupplementaryRecords(this IEndpointRouteBuilder routes) =>
        routes.MapAuthorized("Cases").MapPost("/cases/supplementary-records", Start)
            .Named("StartSupplementaryRecord", "Ask for a record for a child above the first grade of a stage who has none",
                "By the child's school or its home authority. A document that any record of the nation holds is 409: the child is transferred. The record "
                + "and its number are created when the last office has approved; the case is then read, decided and withdrawn like any other.")
            .TakesBody<SupplementaryRequest>()
            .TakesOperationKey()
            .Gives<CaseView>("Started.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.OfficeNotAllowed, RuleBook.CaseStartOffice, RuleBook.SchoolNotFound, RuleBook.SchoolClosed, RuleBook.ClassNotFound,
                RuleBook.ClassFull, RuleBook.IdentityDuplicate, RuleBook.RequestInvalid, RuleBook.StageNotTaught, RuleBook.ClassFinished,
                RuleBook.EntryAge, RuleBook.SupplementaryGrade, RuleBook.CaseReasonRequired, RuleBook.CaseReason)
            .RefusedBy(EnrolmentForms.Rules)
            .InLane(Lanes.Writes);

    private static async Task<IResult> Start(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var sent = await SentJson.ReadCommand<SupplementaryRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var form = sent.Value.Body.ToForm();
        if (!SchoolCode.TryParse(form.School, out var school))
        {
            return new Refused(EnrolmentForms.RefuseWithoutSchool(form, time));
        }

        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).StartSupplementary(
            new StartSupplementary(http.Caller(), sent.Value.Operation, form, sent.Value.Body.Reason), CancellationToken.None);
        return CaseActs<IStatusChangeGrain>.Started(answer, "/cases");
    }
}

[Description("A record that is asked for a child who has none (补建学籍).")]
internal sealed record SupplementaryRequest : EnrolRequest
{
    [Description("Why the child has no record: one line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }
}
