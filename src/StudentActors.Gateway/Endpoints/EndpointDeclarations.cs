using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Endpoints;

/// <summary>
/// How endpoints say what they take and give. The OpenAPI document and the checks before the endpoint come from the same declarations.
/// </summary>
internal static class EndpointDeclarations
{
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operation, string summary, string? description = null)
    {
        endpoint.WithName(operation).WithSummary(summary).WithMetadata(new PartOfTheApi());
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    public static RouteHandlerBuilder InLane(this RouteHandlerBuilder endpoint, string lane) => endpoint.RequireRateLimiting(lane);

    public static RouteHandlerBuilder RefusedBy(this RouteHandlerBuilder endpoint, params Rule[] rules) =>
        endpoint.WithMetadata(new RefusingRules(rules));

    public static RouteHandlerBuilder Gives<T>(
        this RouteHandlerBuilder endpoint, string description, int status = StatusCodes.Status200OK) => endpoint
        .WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), [JsonAnswer.MediaType]) { Description = description });

    public static RouteHandlerBuilder GivesFile(
        this RouteHandlerBuilder endpoint, string description, params string[] mediaTypes) => endpoint
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), mediaTypes) { Description = description });

    public static RouteHandlerBuilder GivesHeader(this RouteHandlerBuilder endpoint, int status, string name, string description) =>
        endpoint.WithMetadata(new AnswerHeader(status, name, description));

    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint) where T : notnull => endpoint
        .Accepts<T>(JsonAnswer.MediaType)
        .RefusedBy(RuleBook.MalformedJson, RuleBook.UnknownProperty, RuleBook.DuplicateProperty, RuleBook.WrongType,
            RuleBook.UnsupportedMediaType, RuleBook.TooLarge);

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) => endpoint
        .WithMetadata([.. parameters])
        .RefusedBy(RuleBook.ParameterValue);

    public static RouteHandlerBuilder TakesPages(this RouteHandlerBuilder endpoint) => endpoint
        .TakesQuery(
            new QueryParameter("pageSize", "Most items in the answer.") { Range = (1, SentQuery.LargestPage, SentQuery.UsualPage) },
            new QueryParameter("pageToken", "nextPageToken of the page before."))
        .RefusedBy(RuleBook.PageSize, RuleBook.PageToken);

    public static RouteHandlerBuilder TakesOperationKey(
        this RouteHandlerBuilder endpoint, int status = StatusCodes.Status201Created) => endpoint
        .WithMetadata(new HeaderParameter(IdempotencyKey.Header,
            "Any text of at most 64 characters, the same for every repetition of this request.", true, IdempotencyKey.Longest))
        .GivesHeader(status, JsonAnswer.ReplayHeader, "`true` when this is the first answer again.")
        .RefusedBy(RuleBook.IdempotencyKeyMissing, RuleBook.IdempotencyKeyTooLong, RuleBook.IdempotencyConflict);

    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new HeaderParameter("If-Match", "ETag of the record that was read.", true))
        .RefusedBy(RuleBook.IfMatchMissing, RuleBook.IfMatchShape, RuleBook.Stale);

    public static RouteHandlerBuilder GivesTag(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.GivesHeader(status, "ETag", "The record's version, for If-Match and If-None-Match.");

    public static RouteHandlerBuilder GivesLocation(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status201Created) =>
        endpoint.GivesHeader(status, "Location", "Path of what was made.");

    /// <summary>The caller may have it unchanged: 304 without a body.</summary>
    public static RouteHandlerBuilder GivesNotModified(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new HeaderParameter("If-None-Match", "ETag of the record that the caller has."))
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void))
        {
            Description = "The caller has this version.",
        });

    public static RouteHandlerBuilder MayReveal(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new HeaderParameter(AccessReason.Header,
            "Why document and phone numbers must be seen in full; without it they are masked.", false, AccessReason.Longest))
        .RefusedBy(RuleBook.AccessReason);

    public static RouteHandlerBuilder ServesOneTimePasswords(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new ServesOneTimePasswords());
}
