using System.Net;

namespace StudentActors.Host.Client;

/// <summary>The API refused a request.</summary>
internal sealed class RegistryApiException(HttpStatusCode status, ProblemDetails problem) : Exception(Describe(status, problem))
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>The problem's type URN, or an empty text.</summary>
    public string Type { get; } = problem.Type ?? string.Empty;

    private static string Describe(HttpStatusCode status, ProblemDetails problem)
    {
        var text = problem.Detail ?? problem.Title ?? "no reason given";
        var faults = problem.Errors is { Count: > 0 } errors ? " " + string.Join(" ", errors.Select(e => $"[{e.Path}] {e.Message}")) : string.Empty;
        return $"{(int)status}: {text}{faults}";
    }
}

/// <summary>What of <c>application/problem+json</c> a person is told.</summary>
internal sealed record ProblemDetails(string? Type, string? Title, string? Detail, IReadOnlyList<ProblemFault>? Errors);

internal sealed record ProblemFault(string? Path, string? Code, string? Message);
