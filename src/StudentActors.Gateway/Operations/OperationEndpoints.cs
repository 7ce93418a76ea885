using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Operations;

/// <summary>Long-running operations: how far they are, what they rejected, how to stop them.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Operations");
        group.MapGet("/operations/{id}", Read)
            .Named("ReadOperation", "Read how far an operation is")
            .Gives<OperationAnswer>("The operation.")
            .RefusedBy(RuleBook.OperationNotFound)
            .InLane(Lanes.Reads);
        group.MapDelete("/operations/{id}", Cancel)
            .Named("CancelOperation", "Cancel an operation", "What was done before stays done.")
            .Gives<OperationAnswer>("The operation, cancelled or about to be.")
            .RefusedBy(RuleBook.OperationNotFound, RuleBook.OperationFinished)
            .InLane(Lanes.Writes);
        group.MapGet("/operations/{id}/errors", ReadErrors)
            .Named("ReadOperationErrors", "Download the rejected rows",
                "The file's columns and `errorCode`, `errorField`, `message`; UTF-8 with a byte order mark, as spreadsheets expect it.")
            .GivesFile("The rejected rows.", ErrorFile.MediaType)
            .RefusedBy(RuleBook.OperationNotFound, RuleBook.ImportFilesDeleted)
            .InLane(Lanes.Imports);
    }

    private static async Task<IResult> Read(string id, HttpContext http, IGrainFactory grains) =>
        Find(grains, id) is { } import
            ? Answer(http, await import.Read(http.Caller(), http.RequestAborted))
            : Refused.By(RuleBook.OperationNotFound);

    private static async Task<IResult> Cancel(string id, HttpContext http, IGrainFactory grains) =>
        Find(grains, id) is { } import
            ? Answer(http, await import.Cancel(http.Caller(), CancellationToken.None))
            : Refused.By(RuleBook.OperationNotFound);

    private static async Task<IResult> ReadErrors(string id, HttpContext http, IGrainFactory grains)
    {
        if (Find(grains, id) is not { } import)
        {
            return Refused.By(RuleBook.OperationNotFound);
        }

        var chinese = Languages.Of(http.Request) == Language.Chinese;
        var first = await import.ReadErrors(http.Caller(), null, chinese, http.RequestAborted);
        return first.Accepted ? new ErrorFile(import, first.Value, $"errors-{id}.csv", chinese) : Refused.By(first);
    }

    private static IResult Answer(HttpContext http, Answer<OperationView> answer)
    {
        var language = Languages.Of(http.Request);
        return answer.Accepted
            ? new JsonAnswer<OperationAnswer>(OperationAnswer.From(answer.Value, language)) { Language = language.Tag() }
            : Refused.By(answer);
    }

    private static IImportGrain? Find(IGrainFactory grains, string id) =>
        Guid.TryParseExact(id, "D", out var key) ? grains.GetGrain<IImportGrain>(key) : null;
}
