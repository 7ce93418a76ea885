using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Sessions;

/// <summary>The client credentials grant of OAuth 2 (RFC 6749, section 4.4).</summary>
internal static class ClientCredentials
{
    private const int LargestForm = 16 * 1024;
    private const string FormMediaType = "application/x-www-form-urlencoded";

    public static async Task<IResult> IssueToken(
        HttpContext http, IGrainFactory grains, TokenIssuer tokens, IOptions<GatewayOptions> options)
    {
        var (form, fault) = await ReadForm(http.Request);
        if (form is null)
        {
            return new OAuthRefused(OAuthErrors.InvalidRequest, fault);
        }

        if (form.GetValueOrDefault("grant_type") is not { } grant)
        {
            return new OAuthRefused(OAuthErrors.InvalidRequest, "The grant_type is missing.");
        }

        if (grant != "client_credentials")
        {
            return new OAuthRefused(OAuthErrors.UnsupportedGrantType, "The grant_type is client_credentials.");
        }

        var header = http.Request.Headers.Authorization;
        var inForm = form.ContainsKey("client_id") || form.ContainsKey("client_secret");
        if (header.Count > 0 && inForm)
        {
            return new OAuthRefused(OAuthErrors.InvalidRequest, "Send the client once: in the form or as HTTP Basic.");
        }

        var (client, secret) = header.Count > 0
            ? ReadBasic(header)
            : (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        if (!AccountOpening.IsAccountName(client) || string.IsNullOrEmpty(secret))
        {
            return Refused.By(RuleBook.Credentials);
        }

        var answer = await grains.GetGrain<IAccountGrain>(GrainKeys.Account(client!)).SignIn(secret, http.RequestAborted);
        if (!answer.Accepted)
        {
            return Refused.By(answer);
        }

        if (answer.Value.Role != Role.Gateway)
        {
            return new OAuthRefused(OAuthErrors.UnauthorizedClient, RuleBook.AccountForPeople.English);
        }

        var token = await tokens.Issue(answer.Value, options.Value.ClientTokenLifetime, http.RequestAborted);
        return JsonAnswer.Of(new OAuthToken
        {
            AccessToken = token.Text,
            TokenType = "Bearer",
            ExpiresIn = (int)token.Lifetime.TotalSeconds,
        });
    }

    private static async Task<(Dictionary<string, string>? Form, string Fault)> ReadForm(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(FormMediaType, StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"The body is {FormMediaType}.");
        }

        using var body = await SentBody.Read(request, LargestForm);
        if (body is null)
        {
            return (null, "The form is too large.");
        }

        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Content)))
        {
            if (values.Count != 1)
            {
                return (null, "A parameter is sent more than once.");
            }

            // RFC 6749: a parameter without a value counts as left out.
            if (!StringValues.IsNullOrEmpty(values))
            {
                form[name] = values.ToString();
            }
        }

        return (form, string.Empty);
    }

    /// <summary>RFC 6749, section 2.3.1: identifier and secret are form-encoded before they are joined.</summary>
    private static (string? Client, string? Secret) ReadBasic(StringValues header)
    {
        const string scheme = "Basic ";
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value[scheme.Length..].Trim(), bytes, out var length))
        {
            return default;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? default : (Decode(text[..colon]), Decode(text[(colon + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
