using System.Collections.Frozen;
using System.Text.Json;
using StudentActors.Contracts;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Schools;

internal static class RosterEndpoint
{
    private static readonly FrozenDictionary<string, StudentStatus> Statuses = Enum.GetValues<StudentStatus>()
        .ToFrozenDictionary(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), StringComparer.Ordinal);

    public static string[] StatusNames => [.. Statuses.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    public static async Task<IResult> Read(string code, HttpContext http, IGrainFactory grains)
    {
        if (!SchoolCode.TryParse(code, out var school))
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var query = new SentQuery(http.Request);
        var read = new ReadRoster(http.Caller(), Class(query), Status(query), query.PageToken(), query.PageSize());
        if (query.Refusal is { } refusal)
        {
            return new Refused(refusal);
        }

        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).ReadRoster(read, http.RequestAborted);
        return answer.Accepted
            ? JsonAnswer.Of(new RosterAnswer { Items = answer.Value.Items, NextPageToken = answer.Value.NextPageToken })
            : Refused.By(answer);
    }

    private static ClassId? Class(SentQuery query)
    {
        if (query.Text("class") is not { } text)
        {
            return null;
        }

        if (ClassId.TryParse(text, out var id))
        {
            return id;
        }

        query.Fault("class", RuleBook.ParameterValue);
        return null;
    }

    private static StudentStatus? Status(SentQuery query)
    {
        if (query.Text("status") is not { } text)
        {
            return null;
        }

        if (Statuses.TryGetValue(text, out var status))
        {
            return status;
        }

        query.Fault("status", RuleBook.ParameterValue);
        return null;
    }
}
