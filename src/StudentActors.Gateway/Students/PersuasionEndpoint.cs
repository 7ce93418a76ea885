using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
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

/// <summary>Attempts to bring an absent child back (劝返).</summary>
internal static class PersuasionEndpoint
{
    public static void DeclarePersuasion(this RouteHandlerBuilder endpoint) => endpoint
        .Named("RecordPersuasion", "Note an attempt to bring an absent child back",
            "While a dropout is looked into, and after it; the return closes the entry in the ledger.")
        .TakesBody<PersuasionRequest>()
        .TakesOperationKey()
        .Gives<StudentView>("Noted.", StatusCodes.Status201Created)
        .GivesTag(StatusCodes.Status201Created)
        .RefusedBy(RuleBook.StudentNotFound, RuleBook.OfficeNotAllowed, RuleBook.PersuasionNobody, RuleBook.PersuasionDate)
        .InLane(Lanes.Writes);

    public static async Task<IResult> Record(string id, HttpContext http, IGrainFactory grains)
    {
        if (!StudentId.TryParse(id, out var student))
        {
            return Refused.By(RuleBook.StudentNotFound);
        }

        var sent = await SentJson.ReadCommand<PersuasionRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var answer = await grains.GetGrain<IStudentGrain>(student.Guid).RecordPersuasion(
            new RecordPersuasion(http.Caller(), sent.Value.Operation, sent.Value.Body.Date), CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<StudentView>(answer.Value, StatusCodes.Status201Created)
            {
                Tag = RecordVersion.Tag(answer.Value.Version),
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }
}

internal sealed record PersuasionRequest
{
    [Description("Day of the attempt, YYYY-MM-DD.")]
    [Required]
    public string? Date { get; init; }
}
