using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Endpoints;

/// <summary>The endpoint belongs to the API; a host may serve others beside it, which the document does not describe.</summary>
internal sealed record PartOfTheApi;

/// <summary>Rules that may refuse a request to the endpoint.</summary>
internal sealed record RefusingRules(params Rule[] Rules);

/// <summary>A query parameter that the endpoint reads.</summary>
internal sealed record QueryParameter(string Name, string Description)
{
    public bool Required { get; init; }

    public string[]? Values { get; init; }

    public (int Least, int Most, int Otherwise)? Range { get; init; }
}

/// <summary>A request header that the endpoint reads.</summary>
internal sealed record HeaderParameter(string Name, string Description, bool Required = false, int? Longest = null);

/// <summary>A header of a successful answer.</summary>
internal sealed record AnswerHeader(int Status, string Name, string Description);

/// <summary>The endpoint serves callers who must still change their one-time password.</summary>
internal sealed record ServesOneTimePasswords;
