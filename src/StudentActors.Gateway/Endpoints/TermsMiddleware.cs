using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Endpoints;

/// <summary>Checks before the endpoint what every endpoint demands; a write must not happen when its answer could not be given.</summary>
internal sealed class TermsMiddleware(RequestDelegate next)
{
    private const int MostFaults = 20;
    private const int LongestName = 64;

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EndpointTerms>() is { } terms && Check(http, terms) is { } refusal
            ? ProblemWriter.Write(http, refusal)
            : next(http);

    private static Refusal? Check(HttpContext http, EndpointTerms terms)
    {
        if (http.User.Identity is CallerIdentity { MustChangePassword: true } && !terms.WithOneTimePassword)
        {
            return Refusal.Of(RuleBook.PasswordChangeRequired);
        }

        if (!Accepts(http.Request.Headers.Accept, terms.Forms))
        {
            return Refusal.Of(RuleBook.NotAcceptable);
        }

        return http.Request.QueryString.HasValue ? CheckQuery(http.Request.Query, terms) : null;
    }

    private static Refusal? CheckQuery(IQueryCollection query, EndpointTerms terms)
    {
        var unknown = query.Keys.Where(name => !terms.Query.Contains(name)).ToArray();
        return unknown.Length == 0
            ? null
            : SentQuery.Refused([.. unknown.Take(MostFaults).Select(name => new Fault(Shown(name), RuleBook.UnknownParameter))]);
    }

    private static string Shown(string name) => name.Length <= LongestName ? name : name[..LongestName];

    private static bool Accepts(StringValues accept, string[] forms)
    {
        if (accept.Count == 0 || forms.Length == 0 || (accept.Count == 1 && (accept[0] is "*/*" || accept[0] == forms[0])))
        {
            return true;
        }

        // What cannot be parsed is no reason to refuse: HTTP lets a server ignore the header.
        return !MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            || forms.Any(form => Accepts(ranges, MediaTypeHeaderValue.Parse(form)));
    }

    private static bool Accepts(IList<MediaTypeHeaderValue> ranges, MediaTypeHeaderValue form)
    {
        var best = ranges.Where(range => form.IsSubsetOf(range))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .FirstOrDefault();
        return best is not null && best.Quality is null or > 0;
    }
}
