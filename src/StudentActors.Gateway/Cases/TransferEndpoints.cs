using StudentActors.Contracts;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Transfers;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Cases;

/// <summary>
/// Moves to another school: transfers (转学, art. 15), continuations (升学接续), study elsewhere after graduation
/// (毕业后跨省就学), and moves between special and ordinary schools (特殊教育变动).
/// </summary>
internal static class TransferEndpoints
{
    private const string Path = "/transfers";

    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Transfers");
        group.MapPost(Path, Start)
            .Named("StartTransfer", "Start a move to another school",
                "By the receiving school. Its own step is approved by that; a place in the class is held until the transfer ends. Then "
                + "each office has ten working days. A continuation needs no step of the school that is left, and one authority's where both "
                + "schools have the same. Study elsewhere after graduation is decided as a transfer between provinces, is asked for within windows of "
                + "the year, and once only by a school for a student. Between special and ordinary schools the record may stay: then the two schools agree, "
                + "and the student is on the roster of the school that keeps the record.")
            .TakesBody<StartTransferRequest>()
            .TakesOperationKey()
            .Gives<CaseView>("Started.", StatusCodes.Status201Created)
            .GivesLocation()
            .GivesTag(StatusCodes.Status201Created)
            .RefusedBy(RuleBook.SchoolCodeShape, RuleBook.ClassIdShape, RuleBook.StudentNumberShape, RuleBook.NameRequired,
                RuleBook.NameTooLong, RuleBook.NameCharacters, RuleBook.CaseReasonRequired, RuleBook.CaseReason,
                RuleBook.TransferEffectiveFrom, RuleBook.RequestInvalid)
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.ClassNotFound, RuleBook.ClassFull, RuleBook.ClassFinished,
                RuleBook.StudentNotFound, RuleBook.TransferReceivingSchool, RuleBook.IdentityMismatch, RuleBook.CaseOpenBusiness, RuleBook.TransferProblem)
            .RefusedBy(RuleBook.RecordClosed, RuleBook.CaseStatus, RuleBook.CaseStudentMoved, RuleBook.TransferSameSchool,
                RuleBook.TransferStage, RuleBook.TermCheckUnverified, RuleBook.TransferFreeze, RuleBook.TransferSuspended, RuleBook.TransferGradeChange,
                RuleBook.TransferFinalGrade, RuleBook.TransferSameCounty, RuleBook.TransferSameCity, RuleBook.TransferLargeClass, RuleBook.SchoolClosed,
                RuleBook.TransferWindow,
                RuleBook.TransferFirstTerm, RuleBook.TransferSeniorThree, RuleBook.TransferType, RuleBook.ContinuationClass,
                RuleBook.ContinuationEarly, RuleBook.StudyElsewhereProvince, RuleBook.StudyElsewhereClass, RuleBook.StudyElsewhereWindow,
                RuleBook.StudyElsewhereTwice)
            .RefusedBy(RuleBook.SpecialEducationSchools, RuleBook.SpecialEducationClass, RuleBook.SpecialEducationRecord, RuleBook.CaseFieldRequired,
                RuleBook.CaseFieldUnused)
            .InLane(Lanes.Writes);
        CaseActs<ITransferGrain>.Map(group, Path, "Transfer");
        group.MapGet(Path + "/{id}/snapshot", ReadSnapshot)
            .Named("ReadTransferSnapshot", "Read what the sending school keeps of a student who moved",
                "The record as it was before the move (art. 15), for the sending school and the authorities above it.")
            .MayReveal()
            .Gives<StudentView>("The record before the move.")
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.SnapshotOffice, RuleBook.SnapshotNone)
            .InLane(Lanes.Reads);
        group.MapPost(Path + "/{id}/file-handover", HandOverFile)
            .Named("HandOverTransferFile", "Note that the paper file was handed over",
                "By the sending school, or its authority, within a month after the move; later it is a violation (art. 26), which the overdue "
                + "table and the tasks of school and authority show until the file is handed over.")
            .TakesBody<FileHandOverRequest>()
            .TakesOperationKey(StatusCodes.Status200OK)
            .Gives<CaseView>("Noted.")
            .GivesTag()
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.FileSendingSchool, RuleBook.FileNone, RuleBook.FileHandedOverBefore, RuleBook.FileDate)
            .InLane(Lanes.Writes);
    }

    private static async Task<IResult> HandOverFile(string id, HttpContext http, IGrainFactory grains)
    {
        if (CaseActs<ITransferGrain>.Find(grains, id) is not { } transfer)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        var sent = await SentJson.ReadCommand<FileHandOverRequest>(http);
        return sent.Accepted
            ? CaseActs<ITransferGrain>.Shown(await transfer.HandOverFile(
                new HandOverFile(http.Caller(), sent.Value.Operation, sent.Value.Body.Date), CancellationToken.None))
            : new Refused(sent.Refusal);
    }

    private static async Task<IResult> ReadSnapshot(string id, HttpContext http, IGrainFactory grains)
    {
        if (CaseActs<ITransferGrain>.Find(grains, id) is not { } transfer)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        if (AccessReason.Read(http.Request, out var reveal) is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await transfer.ReadSnapshot(new ReadStudent(http.Caller(), reveal), http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }

    private static async Task<IResult> Start(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var sent = await SentJson.ReadCommand<StartTransferRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var form = sent.Value.Body.ToForm();
        if (!SchoolCode.TryParse(sent.Value.Body.ToSchool, out var school))
        {
            // There is no grain for such a code; what else is wrong is told as well.
            var others = TransferCheck.Check(form, ChinaTime.Today(time)).Refusal?.Faults ?? [];
            return new Refused(Refusal.Of([new Fault("toSchool", RuleBook.SchoolCodeShape), .. others]));
        }

        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).StartTransfer(
            new StartTransfer(http.Caller(), sent.Value.Operation, form), CancellationToken.None);
        return CaseActs<ITransferGrain>.Started(answer, Path);
    }
}
