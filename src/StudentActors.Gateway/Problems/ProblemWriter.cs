using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Cases;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Sessions;

namespace StudentActors.Gateway.Problems;

/// <summary>Writes a refusal as RFC 9457 problem details in the caller's language.</summary>
internal static class ProblemWriter
{
    public const string MediaType = "application/problem+json";

    // An account is locked for a minute at first; asking sooner is never of use.
    private const int LockedSeconds = 60;

    public static Task Write(
        HttpContext http, Refusal refusal, ExistingStudentView? existing = null, CaseStanding? standing = null, int? status = null)
    {
        var rule = refusal.Rule;
        var code = status ?? Statuses.Of(rule.Kind);
        http.Response.StatusCode = code;
        AddHeaders(http, rule, code);
        GatewayTelemetry.Refused(rule, code);
        if (http.GetEndpoint()?.Metadata.GetMetadata<OAuthErrorShape>() is not null)
        {
            return OAuthErrors.Write(http, rule);
        }

        var language = Languages.Of(http.Request);
        http.Response.Headers.ContentLanguage = language.Tag();
        var problem = new ProblemAnswer
        {
            Type = TypeOf(rule),
            Title = Statuses.Title(rule.Kind, language),
            Status = code,
            Detail = language.Text(rule),
            TraceId = TraceId(http),
            RuleId = rule.Id,
            Article = rule.Article,
            Errors = [.. refusal.Faults.Select(fault => new ProblemFault
            {
                Path = fault.Path,
                Code = fault.Rule.Id,
                Message = language.Text(fault.Rule),
            })],
            Existing = existing,
            Case = standing,
        };
        return JsonAnswer.Write(http, problem, MediaType);
    }

    public static string TypeOf(Rule rule)
    {
        var dot = rule.Id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? $"urn:studentactors:error:{rule.Id}" : $"urn:studentactors:error:{rule.Id[..dot]}:{rule.Id[(dot + 1)..]}";
    }

    public static string TraceId(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    private static void AddHeaders(HttpContext http, Rule rule, int status)
    {
        var headers = http.Response.Headers;
        switch (status)
        {
            case StatusCodes.Status401Unauthorized:
                headers.WWWAuthenticate = rule == RuleBook.TokenInvalid
                    ? "Bearer realm=\"studentactors\", error=\"invalid_token\""
                    : "Bearer realm=\"studentactors\"";
                break;
            case StatusCodes.Status429TooManyRequests when rule == RuleBook.AccountLocked:
                headers.RetryAfter = LockedSeconds.ToString(CultureInfo.InvariantCulture);
                break;
            case StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable:
                var options = http.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value;
                headers.RetryAfter = ((int)Math.Ceiling(options.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                break;
        }
    }
}
