using StudentActors.Contracts.Students;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Students;

/// <summary>Students' records. Names and document numbers never appear in a URL.</summary>
internal static class StudentEndpoints
{
    public static void MapStudents(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Students");
        group.MapPost("/students", EnrolEndpoint.Enrol).DeclareEnrol();
        group.MapPost("/students/lookups", LookUp)
            .Named("LookUpStudent", "Find a student by document or number", "Former numbers resolve for ever.")
            .TakesBody<LookUpRequest>()
            .MayReveal()
            .Gives<StudentView>("The record that the caller may see.")
            .GivesTag()
            .GivesHeader(StatusCodes.Status200OK, "Content-Location", "Path of the record.")
            .RefusedBy(RuleBook.LookUpKey, RuleBook.StudentNotFound)
            .InLane(Lanes.Reads);
        group.MapGet("/students/{id}", Read)
            .Named("ReadStudent", "Read a student's record", "Document, phone and address are masked unless a reason is given.")
            .MayReveal()
            .Gives<StudentView>("The record.")
            .GivesTag()
            .GivesNotModified()
            .RefusedBy(RuleBook.StudentNotFound)
            .InLane(Lanes.Reads);
        group.MapPatch("/students/{id}", Update)
            .Named("UpdateStudent", "Change basic data", "Key data and the place of study change by cases only.")
            .TakesBody<UpdateStudentRequest>()
            .TakesIfMatch()
            .Gives<StudentView>("The changed record.")
            .GivesTag()
            .RefusedBy(RuleBook.StudentNotFound, RuleBook.OfficeNotAllowed, RuleBook.KeyDataChange, RuleBook.PlaceChange,
                RuleBook.NothingToChange, RuleBook.RequestInvalid, RuleBook.Ethnicity, RuleBook.AttendanceUnknown, RuleBook.Address,
                RuleBook.Phone, RuleBook.GuardianName, RuleBook.GuardianRelation, RuleBook.GuardiansTooMany, RuleBook.ProvincialData)
            .InLane(Lanes.Writes);
        group.MapPost("/students/{id}/persuasions", PersuasionEndpoint.Record).DeclarePersuasion();
        group.MapGet("/students/{id}/history", ReadHistory)
            .Named("ReadHistory", "Read a record's history", "Every event, oldest first, with its place in the hash chain.")
            .TakesPages()
            .Gives<HistoryAnswer>("A page of events.")
            .RefusedBy(RuleBook.StudentNotFound)
            .InLane(Lanes.Reads);
    }

    private static async Task<IResult> LookUp(HttpContext http, IGrainFactory grains)
    {
        var sent = await SentJson.Read<LookUpRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var request = sent.Value;
        if ((request.Document is null) == (request.StudentNumber is null))
        {
            return Refused.By(RuleBook.LookUpKey);
        }

        if (AccessReason.Read(http.Request, out var reveal) is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await grains.GetGrain<IStudentDirectoryGrain>(0).Find(
            new LookUpStudent
            {
                Caller = http.Caller(),
                StudentNumber = request.StudentNumber,
                DocumentType = request.Document?.Type,
                DocumentNumber = request.Document?.Number,
                DocumentIssuer = request.Document?.Issuer,
                Reveal = reveal,
            },
            http.RequestAborted);
        if (!answer.Accepted)
        {
            return Refused.By(answer);
        }

        http.Response.Headers.ContentLocation = $"{ApiGroups.Base}/students/{answer.Value.Id}";
        return new JsonAnswer<StudentView>(answer.Value) { Tag = RecordVersion.Tag(answer.Value.Version) };
    }

    private static async Task<IResult> Read(string id, HttpContext http, IGrainFactory grains)
    {
        if (!StudentId.TryParse(id, out var student))
        {
            return Refused.By(RuleBook.StudentNotFound);
        }

        if (AccessReason.Read(http.Request, out var reveal) is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await grains.GetGrain<IStudentGrain>(student.Guid).Read(new ReadStudent(http.Caller(), reveal), http.RequestAborted);
        if (!answer.Accepted)
        {
            return Refused.By(answer);
        }

        // The version says nothing about masking: who asks for the full record gets it.
        return reveal
            ? new JsonAnswer<StudentView>(answer.Value) { Tag = RecordVersion.Tag(answer.Value.Version) }
            : RecordAnswer.Of(http, answer.Value, answer.Value.Version);
    }

    private static async Task<IResult> Update(string id, HttpContext http, IGrainFactory grains)
    {
        if (!StudentId.TryParse(id, out var student))
        {
            return Refused.By(RuleBook.StudentNotFound);
        }

        if (RecordVersion.ReadIfMatch(http.Request, out var version) is { } refusal)
        {
            return new Refused(refusal);
        }

        var sent = await SentJson.Read<UpdateStudentRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(UpdateStudentRequest.Explain(sent.Refusal));
        }

        var answer = await grains.GetGrain<IStudentGrain>(student.Guid).UpdateBasicData(
            new UpdateBasicData(http.Caller(), version, sent.Value.ToForm()), CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<StudentView>(answer.Value) { Tag = RecordVersion.Tag(answer.Value.Version) }
            : Refused.By(answer);
    }

    private static async Task<IResult> ReadHistory(string id, HttpContext http, IGrainFactory grains)
    {
        if (!StudentId.TryParse(id, out var student))
        {
            return Refused.By(RuleBook.StudentNotFound);
        }

        var query = new SentQuery(http.Request);
        var size = query.PageSize();
        var after = HistoryAnswer.ReadToken(query.PageToken());
        if (after is null)
        {
            query.Fault("pageToken", RuleBook.PageToken);
        }

        if (query.Refusal is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await grains.GetGrain<IStudentGrain>(student.Guid).ReadHistory(http.Caller(), after!.Value, size, http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(HistoryAnswer.From(answer.Value)) : Refused.By(answer);
    }
}
