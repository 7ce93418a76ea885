using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Operations;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Imports;

/// <summary>Rosters by file.</summary>
internal static class ImportEndpoints
{
    // The last is what curl --data-binary says of any file, and nobody's to choose.
    private static readonly string[] MediaTypes =
    [
        "text/csv", "application/csv", "text/plain", "application/octet-stream", "application/vnd.ms-excel", TemplateEndpoint.Xlsx,
        "application/x-www-form-urlencoded",
    ];

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Imports");
        group.MapPost("/imports", Upload)
            .Named("StartImport", "Import a file",
                "CSV (UTF-8 or GB18030) or XLSX, as the body or as the one part of a multipart form. The work goes on after the answer; "
                + "sending a file again never creates a student twice.")
            .WithMetadata(new SentFileDeclaration("CSV (UTF-8 or GB18030) or XLSX.", [.. MediaTypes.SkipLast(1)]))
            .TakesQuery(
                new QueryParameter("kind", "What the rows are.") { Required = true, Values = ["students"] },
                new QueryParameter("mode", "`validate` writes nothing, `commit` enrols.")
                {
                    Required = true,
                    Values = ["validate", "commit"],
                })
            .TakesOperationKey(StatusCodes.Status202Accepted)
            .Gives<OperationAnswer>("Taken; the work goes on.", StatusCodes.Status202Accepted)
            .GivesLocation(StatusCodes.Status202Accepted)
            .RefusedBy(RuleBook.ImportKind, RuleBook.ImportMode, RuleBook.ImportFormat, RuleBook.ImportEmpty, RuleBook.ImportFileMissing,
                RuleBook.RequestInvalid, RuleBook.UnsupportedMediaType, RuleBook.TooLarge, RuleBook.ImportTooLarge)
            .InLane(Lanes.Imports);
        group.MapGet("/imports/templates/{kind}", TemplateEndpoint.Read)
            .Named("ReadImportTemplate", "Download an empty file to fill in", "Column headers in the language of Accept-Language.")
            .TakesQuery(new QueryParameter("format", "`csv`, or `xlsx`; without it as Accept says, else CSV.") { Values = ["csv", "xlsx"] })
            .GivesFile("The template.", TemplateEndpoint.Csv, TemplateEndpoint.Xlsx)
            .RefusedBy(RuleBook.PathNotFound)
            .InLane(Lanes.Reads);
    }

    private static async Task<IResult> Upload(HttpContext http, IGrainFactory grains, IOptions<GatewayOptions> options)
    {
        if (IdempotencyKey.Read(http.Request, out var key) is { } badKey)
        {
            return new Refused(badKey);
        }

        var query = new SentQuery(http.Request);
        var (kind, mode) = (query.Text("kind"), query.Text("mode"));
        if ((query.Refusal ?? RefuseTerms(kind, mode)) is { } badQuery)
        {
            return new Refused(badQuery);
        }

        var limit = options.Value.LargestImport;
        if (http.Request.ContentLength > limit)
        {
            return Refused.By(RuleBook.TooLarge);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
        {
            bodySize.MaxRequestBodySize = limit;
        }

        var (file, badFile) = await SentFile.Open(http.Request, MediaTypes);
        if (file is null)
        {
            return new Refused(badFile!);
        }

        var chunks = new FileChunks(file.Content, options.Value.ImportChunk);
        var first = await chunks.Next(http.RequestAborted);
        var operation = ImportOperation.From(http, key, first);
        var import = grains.GetGrain<IImportGrain>(operation.Id);
        var created = await import.Create(new CreateImport(http.Caller(), operation, kind, mode, file.ContentType), CancellationToken.None);
        if (!created.Accepted)
        {
            return Refused.By(created);
        }

        // The first sending got through: the file need not travel again.
        if (created.Replayed && created.Value.State != OperationState.Queued)
        {
            return Taken(http, created, replayed: true);
        }

        var (started, refusal) = await Send(http, import, file, chunks, first, limit);
        return refusal is not null ? new Refused(refusal)
            : started!.Accepted ? Taken(http, started, created.Replayed)
            : Refused.By(started);
    }

    private static async Task<(Answer<OperationView>? Started, Refusal? Refusal)> Send(
        HttpContext http, IImportGrain import, SentFile file, FileChunks chunks, byte[] first, long limit)
    {
        var caller = http.Caller();
        var count = 0;
        for (var chunk = first; chunk.Length > 0; chunk = await chunks.Next(http.RequestAborted))
        {
            if (chunks.Read > limit)
            {
                await import.Cancel(caller, CancellationToken.None);
                return (null, Refusal.Of(RuleBook.TooLarge));
            }

            var stored = await import.Upload(caller, count++, chunk, http.RequestAborted);
            if (!stored.Accepted)
            {
                return (stored, null);
            }
        }

        if (!await file.IsWhole(http.RequestAborted))
        {
            await import.Cancel(caller, CancellationToken.None);
            return (null, Refusal.Of(RuleBook.ImportFileMissing));
        }

        return (await import.Start(caller, count, CancellationToken.None), null);
    }

    private static JsonAnswer<OperationAnswer> Taken(HttpContext http, Answer<OperationView> answer, bool replayed)
    {
        var language = Languages.Of(http.Request);
        return new JsonAnswer<OperationAnswer>(OperationAnswer.From(answer.Value!, language), StatusCodes.Status202Accepted)
        {
            Location = $"{ApiGroups.Base}/operations/{answer.Value!.Id:D}",
            Language = language.Tag(),
            Replayed = replayed,
        };
    }

    private static Refusal? RefuseTerms(string? kind, string? mode)
    {
        var faults = new List<Fault>();
        if (kind != "students")
        {
            faults.Add(new Fault("kind", RuleBook.ImportKind));
        }

        if (mode is not ("validate" or "commit"))
        {
            faults.Add(new Fault("mode", RuleBook.ImportMode));
        }

        return faults.Count == 0 ? null : Refusal.Of(faults);
    }
}
