using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Sessions;

namespace StudentActors.Gateway.Endpoints;

/// <summary>Groups of endpoints under the API's base path, and what holds for all of them.</summary>
internal static class ApiGroups
{
    public const string Base = "/api/v1";

    private static readonly Rule[] Everywhere =
        [RuleBook.UnknownParameter, RuleBook.NotAcceptable, RuleBook.RegistryUnavailable, RuleBook.Overloaded, RuleBook.Unexpected];

    private static readonly Rule[] WithToken =
        [RuleBook.TokenMissing, RuleBook.TokenInvalid, RuleBook.PasswordChangeRequired, RuleBook.RoleNotAllowed];

    /// <summary>Endpoints for whoever has an access token.</summary>
    public static RouteGroupBuilder MapAuthorized(this IEndpointRouteBuilder routes, string tag)
    {
        var group = routes.MapPublic(tag);
        group.RequireAuthorization();
        return group;
    }

    /// <summary>Endpoints for everybody.</summary>
    public static RouteGroupBuilder MapPublic(this IEndpointRouteBuilder routes, string tag)
    {
        var group = routes.MapGroup(Base).WithTags(tag);
        ((IEndpointConventionBuilder)group).Finally(Complete);
        return group;
    }

    private static void Complete(EndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        IEnumerable<Rule> rules = [.. Everywhere, .. metadata.OfType<RefusingRules>().SelectMany(declared => declared.Rules)];
        if (metadata.OfType<IAuthorizeData>().Any())
        {
            rules = rules.Concat(WithToken);
        }

        metadata.Add(new EndpointTerms(
            [.. metadata.OfType<IProducesResponseTypeMetadata>().SelectMany(answer => answer.ContentTypes).Distinct()],
            metadata.OfType<QueryParameter>().Select(parameter => parameter.Name).ToFrozenSet(StringComparer.Ordinal),
            metadata.OfType<ServesOneTimePasswords>().Any()));
        foreach (var status in rules.Distinct().GroupBy(rule => Statuses.Of(rule.Kind)).OrderBy(group => group.Key))
        {
            var description = string.Join(", ", status.Select(rule => $"`{rule.Id}`").Order(StringComparer.Ordinal));
            var (type, mediaType) = metadata.OfType<OAuthErrorShape>().Any()
                ? (typeof(OAuthError), JsonAnswer.MediaType)
                : (typeof(ProblemAnswer), ProblemWriter.MediaType);
            metadata.Add(new ProducesResponseTypeMetadata(status.Key, type, [mediaType]) { Description = description });
        }
    }
}
