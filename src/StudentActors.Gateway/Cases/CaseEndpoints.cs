using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Cases;

/// <summary>All cases but transfers, and the inbox of an office.</summary>
internal static class CaseEndpoints
{
    private const string Path = "/cases";

    private const string Open = "open";

    private const string Overdue = "overdue";

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Cases");
        group.MapPost(Path, Start)
            .Named("StartCase", "Start a case other than a transfer",
                "By the student's school, whose own step is approved by that, or by its home authority. A student has "
                + "one open case at most.")
            .TakesBody<StartCaseRequest>()
            .TakesOperationKey()
            .Gives<CaseView>("Started.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.CaseTypeUnknown, RuleBook.StudentNumberShape, RuleBook.NameRequired, RuleBook.NameTooLong,
                RuleBook.NameCharacters, RuleBook.CaseReasonRequired, RuleBook.CaseReason, RuleBook.CaseFieldRequired,
                RuleBook.CaseFieldUnused, RuleBook.CaseDate, RuleBook.ClassIdShape, RuleBook.CaseCountry, RuleBook.GradeChangeKindUnknown,
                RuleBook.ProblemToolUnknown, RuleBook.RequestInvalid)
            .RefusedBy(RuleBook.StudentNotFound, RuleBook.CaseStartOffice, RuleBook.IdentityMismatch, RuleBook.CaseOpenBusiness,
                RuleBook.RecordClosed, RuleBook.CaseStatus, RuleBook.CaseStudentMoved, RuleBook.ClassNotFound, RuleBook.ClassFull, RuleBook.SchoolClosed)
            .RefusedBy(RuleBook.SuspensionUntil, RuleBook.SuspensionTooLong, RuleBook.CaseReturnDate, RuleBook.CaseClass,
                RuleBook.GradeChangeOff, RuleBook.WithdrawalCompulsory, RuleBook.ProblemNone, RuleBook.NothingToChange,
                RuleBook.MergerSurvivor, RuleBook.MergerNone)
            .RefusedBy(RuleBook.SuspensionGroundUnknown, RuleBook.SuspensionGroundNotAllowed, RuleBook.SuspensionOnce, RuleBook.SuspensionLastTerm)
            .RefusedBy(RuleBook.HandoverHousehold, RuleBook.HandoverSameCounty, RuleBook.HandoverBefore)
            .RefusedBy(RuleBook.GraduationOutcomeUnknown, RuleBook.GraduationGrade, RuleBook.GraduationProblem, RuleBook.TermCheckUnverified)
            .RefusedBy(RuleBook.SexRequired, RuleBook.BirthDate, RuleBook.BirthDateRange, RuleBook.DocumentType,
                RuleBook.DocumentNumberRequired, RuleBook.DocumentShape, RuleBook.CheckDigit, RuleBook.DocumentBirthDate,
                RuleBook.DivisionUnknown, RuleBook.SyntheticIdentity, RuleBook.BirthDateMismatch, RuleBook.SexMismatch,
                RuleBook.IssuerRequired, RuleBook.IssuerNotAllowed, RuleBook.IdentityDuplicate)
            .InLane(Lanes.Writes);
        CaseActs<IStatusChangeGrain>.Map(group, Path, "Case");
        group.MapGet(Path + "/{id}/file", ReadFile)
            .Named("ReadCaseFile", "Read the e-file that was handed over to the county of household registration",
                "Of a migrant worker's child who has dropped out, as it was then; for the offices that see the hand-over.")
            .MayReveal()
            .Gives<StudentView>("The record as it was handed over.")
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.HandoverNone)
            .InLane(Lanes.Reads);
        group.MapGet("/tasks", ReadTasks)
            .Named("ReadTasks", "List what waits for the caller's office",
                "Steps of transfers and other cases, oldest deadline first. With `overdue` also those that were escalated to the office. "
                + "On the first page also what the office itself owes.")
            .TakesPages()
            .TakesQuery(new QueryParameter("state", "`open` (default) or `overdue`.") { Values = [Open, Overdue] })
            .Gives<TasksAnswer>("A page of steps.")
            .InLane(Lanes.Reads);
    }

    private static async Task<IResult> Start(HttpContext http, IGrainFactory grains)
    {
        var sent = await SentJson.ReadCommand<StartCaseRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var answer = await grains.GetGrain<ICaseDeskGrain>(0).Start(
            new StartCase(http.Caller(), sent.Value.Operation, sent.Value.Body.ToForm()), CancellationToken.None);
        return CaseActs<IStatusChangeGrain>.Started(answer, Path);
    }

    private static async Task<IResult> ReadFile(string id, HttpContext http, IGrainFactory grains)
    {
        if (CaseActs<IStatusChangeGrain>.Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        if (AccessReason.Read(http.Request, out var reveal) is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await grain.ReadFile(new ReadStudent(http.Caller(), reveal), http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }

    private static async Task<IResult> ReadTasks(HttpContext http, IGrainFactory grains)
    {
        var query = new SentQuery(http.Request);
        var state = query.Text("state") ?? Open;
        if (state is not (Open or Overdue))
        {
            query.Fault("state", RuleBook.ParameterValue);
        }

        var read = new ReadTasks(http.Caller(), state == Overdue, query.PageToken(), query.PageSize());
        if (query.Refusal is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await grains.GetGrain<ICaseDeskGrain>(0).ReadTasks(read, http.RequestAborted);
        return answer.Accepted
            ? JsonAnswer.Of(new TasksAnswer { Items = answer.Value.Items, Duties = answer.Value.Duties, NextPageToken = answer.Value.NextPageToken })
            : Refused.By(answer);
    }
}
