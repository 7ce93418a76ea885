using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Cases;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Schools;

/// <summary>Mergers (撤并) and closures (停办) of schools.</summary>
internal static class ClosingEndpoints
{
    public static void MapClosings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Schools");
        group.MapPost("/schools/{code}/merger", Merge)
            .Named("MergeSchool", "Propose to merge a school into another one",
                "By its authority or one above. The level above approves, unless it proposes itself or policy does without. Then nobody enters the "
                + "school any more, all live students move with their records, open cases of theirs end without effect, and the school is closed.")
            .TakesBody<MergerRequest>()
            .TakesOperationKey()
            .Gives<ClosingView>("Proposed, or begun.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.SchoolCodeShape, RuleBook.CaseReasonRequired, RuleBook.CaseReason,
                RuleBook.MergerIntoItself, RuleBook.MergerStage, RuleBook.MergerClass, RuleBook.ClassIdShape, RuleBook.ClassNotFound, RuleBook.ClassFull)
            .RefusedBy(RuleBook.SchoolClosed, RuleBook.SchoolCodeVoid, RuleBook.SchoolAbsorbs, RuleBook.ClosingUnderWay, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
        group.MapGet("/schools/{code}/merger", Read)
            .Named("ReadSchoolMerger", "Read the last merger or closure of a school", "How many students are left shows in the school itself.")
            .Gives<ClosingView>("The merger or closure.")
            .GivesTag()
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.ClosingNone)
            .InLane(Lanes.Reads);
        group.MapPost("/schools/{code}/closure", Close)
            .Named("CloseSchool", "Propose to close a school that has no live students", "Approved like a merger.")
            .TakesBody<ClosureRequest>()
            .TakesOperationKey()
            .Gives<ClosingView>("Proposed, or begun.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.CaseReasonRequired, RuleBook.CaseReason, RuleBook.ClosureArchive,
                RuleBook.SchoolLiveStudents, RuleBook.SchoolCodeVoid, RuleBook.SchoolAbsorbs, RuleBook.ClosingUnderWay, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);
        MapDecisions(group, "merger", "DecideSchoolMerger");
        MapDecisions(group, "closure", "DecideSchoolClosure");
    }

    private static void MapDecisions(RouteGroupBuilder group, string what, string operation) =>
        group.MapPost($"/schools/{{code}}/{what}/decisions", Decide)
            .Named(operation, $"Approve or refuse the {what} of a school",
                "By an authority above the school's own; its own may refuse, which takes the proposal back.")
            .TakesBody<DecisionRequest>()
            .TakesOperationKey(StatusCodes.Status200OK)
            .Gives<ClosingView>("Decided.")
            .GivesTag()
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.ClosingNone, RuleBook.ClosingApprovalOffice, RuleBook.CaseEnded,
                RuleBook.CaseDecisionUnknown, RuleBook.CaseRefusalReason, RuleBook.CaseReason, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);

    private static async Task<IResult> Merge(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.ReadCommand<MergerRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var request = sent.Value.Body;
        return SchoolCode.TryParse(request.Into, out var into)
            ? await Propose(grains, school, new ProposeClosing(
                http.Caller(), sent.Value.Operation, into, request.Pairs(), request.Reason, null))
            : new Refused(Refusal.Of(RuleBook.SchoolCodeShape, "into"));
    }

    private static async Task<IResult> Close(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.ReadCommand<ClosureRequest>(http);
        return sent.Accepted
            ? await Propose(grains, school, new ProposeClosing(
                http.Caller(), sent.Value.Operation, null, [], sent.Value.Body.Reason, sent.Value.Body.Archive))
            : new Refused(sent.Refusal);
    }

    private static async Task<IResult> Propose(IGrainFactory grains, SchoolCode school, ProposeClosing command)
    {
        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).ProposeClosing(command, CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<ClosingView>(answer.Value, StatusCodes.Status201Created)
            {
                Location = $"{ApiGroups.Base}/schools/{school}/merger",
                Tag = RecordVersion.Tag(answer.Value.Version),
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    private static async Task<IResult> Decide(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.ReadCommand<DecisionRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var decision = new CaseDecision(sent.Value.Body.Decision, sent.Value.Body.Reason);
        return Shown(await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).DecideClosing(
            new DecideClosing(http.Caller(), sent.Value.Operation, decision), CancellationToken.None));
    }

    private static async Task<IResult> Read(string code, HttpContext http, IGrainFactory grains) =>
        SchoolCode.TryParse(code, out var school)
            ? Shown(await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).ReadClosing(http.Caller(), http.RequestAborted))
            : Refused.By(RuleBook.SchoolNotFound);

    private static IResult Shown(Answer<ClosingView> answer) => answer.Accepted
        ? new JsonAnswer<ClosingView>(answer.Value) { Tag = RecordVersion.Tag(answer.Value.Version), Replayed = answer.Replayed }
        : Refused.By(answer);
}
