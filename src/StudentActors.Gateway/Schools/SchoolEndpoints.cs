using StudentActors.Contracts;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Schools;

/// <summary>Schools, their classes and their rosters.</summary>
internal static class SchoolEndpoints
{
    public static void MapSchools(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Schools");
        group.MapPost("/schools", Open)
            .Named("OpenSchool", "Enter a school into the registry")
            .TakesBody<OpenSchoolRequest>()
            .TakesOperationKey()
            .Gives<SchoolView>("Entered.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.SchoolCodeShape, RuleBook.SchoolCodeProvince, RuleBook.SchoolName, RuleBook.SchoolAuthority,
                RuleBook.SchoolStages, RuleBook.RequestInvalid, RuleBook.OfficeNotAllowed, RuleBook.SchoolExists, RuleBook.SchoolCodeVoid)
            .InLane(Lanes.Writes);
        group.MapGet("/schools/{code}", Read)
            .Named("ReadSchool", "Read a school")
            .Gives<SchoolView>("The school.")
            .GivesTag()
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapPost("/schools/{code}/classes", OpenClass)
            .Named("OpenClass", "Open a class", "Its id is `{stage}-{entryYear}-{number}`.")
            .TakesBody<OpenClassRequest>()
            .TakesOperationKey()
            .Gives<ClassView>("Opened.", StatusCodes.Status201Created)
            .GivesLocation()
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.ClassIdShape, RuleBook.StageNotTaught, RuleBook.ClassFinished,
                RuleBook.ClassCapacity, RuleBook.ClassOversize, RuleBook.RequestInvalid, RuleBook.OfficeNotAllowed, RuleBook.ClassExists,
                RuleBook.SchoolClosed)
            .InLane(Lanes.Writes);
        group.MapGet("/schools/{code}/classes", ReadClasses)
            .Named("ReadClasses", "List a school's classes", "Ordered by stage, entry year and number, all in one answer.")
            .Gives<ClassList>("The classes.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapGet("/schools/{code}/students", RosterEndpoint.Read)
            .Named("ReadRoster", "Read a school's roster", "Names are masked and numbers are not shown.")
            .TakesPages()
            .TakesQuery(
                new QueryParameter("class", "Only this class, e.g. `primary-2026-3`."),
                new QueryParameter("status", "Only this status.") { Values = RosterEndpoint.StatusNames })
            .Gives<RosterAnswer>("A page of the roster.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
    }

    private static async Task<IResult> Open(HttpContext http, IGrainFactory grains)
    {
        var sent = await SentJson.ReadCommand<OpenSchoolRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var request = sent.Value.Body;
        var stages = request.Stages ?? [];
        if (!SchoolCode.TryParse(request.Code, out var code))
        {
            return new Refused(RefuseCode(request, stages));
        }

        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(code)).Open(
            new OpenSchool
            {
                Caller = http.Caller(),
                Operation = sent.Value.Operation,
                Name = request.Name,
                Authority = request.Authority,
                Stages = [.. stages.Select(stage => new StageForm(stage?.Stage, stage?.Years))],
            },
            CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<SchoolView>(answer.Value, StatusCodes.Status201Created)
            {
                Location = $"{ApiGroups.Base}/schools/{code}",
                Tag = RecordVersion.Tag(answer.Value.Version),
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    private static async Task<IResult> Read(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).Read(http.Caller(), http.RequestAborted);

        // No 304: the number of students changes without the school's record.
        return answer.Accepted
            ? new JsonAnswer<SchoolView>(answer.Value) { Tag = RecordVersion.Tag(answer.Value.Version) }
            : Refused.By(answer);
    }

    private static async Task<IResult> OpenClass(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.ReadCommand<OpenClassRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var request = sent.Value.Body;
        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).OpenClass(
            new OpenClass
            {
                Caller = http.Caller(),
                Operation = sent.Value.Operation,
                Stage = request.Stage,
                EntryYear = request.EntryYear,
                Number = request.Number,
                Capacity = request.Capacity,
            },
            CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<ClassView>(answer.Value, StatusCodes.Status201Created)
            {
                Location = $"{ApiGroups.Base}/schools/{school}/classes",
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    private static async Task<IResult> ReadClasses(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).ReadClasses(http.Caller(), http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }

    /// <summary>There is no grain for such a code; the rules say what else is wrong.</summary>
    private static Refusal RefuseCode(OpenSchoolRequest request, IReadOnlyList<StageRequest?> stages)
    {
        var others = SchoolOpening.Decide(
            default, request.Name, request.Authority, [.. stages.Select(stage => (stage?.Stage, stage?.Years))]).Refusal;
        return Refusal.Of(
        [
            new Fault("code", RuleBook.SchoolCodeShape),
            .. (others?.Faults ?? []).Where(fault => fault.Path != "code"),
        ]);
    }
}
