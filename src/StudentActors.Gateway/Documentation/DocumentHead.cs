using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StudentActors.Gateway.Endpoints;

namespace StudentActors.Gateway.Documentation;

/// <summary>What the document says of the API as a whole.</summary>
internal sealed class DocumentHead : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string ClientCredentials = "clientCredentials";

    private const string Introduction =
        """
        The registry of student status (学籍) over HTTP.

        - **Errors** are RFC 9457 problem details in Chinese or English (`Accept-Language`), every fault at once; `type` is stable.
        - **Writes** that create or decide need an `Idempotency-Key`; the same key and request give the first answer again, with
          `Idempotent-Replay: true`.
        - **Records** carry a strong `ETag`; a change needs it as `If-Match`.
        - **Pages**: `pageSize` and `pageToken`; stop when `nextPageToken` is missing.
        - **Load**: 429 and 503 carry `Retry-After`; the same request may be sent again.
        - Properties and query parameters that are not defined are refused. Every path answers OPTIONS, and HEAD wherever there is a GET.
        """;

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Sessions", "Signing in."),
        ("Accounts", "People and gateways."),
        ("Regions", "Education authorities: tree, statistics, policy."),
        ("Schools", "Schools, classes, rosters."),
        ("Students", "Students' records (学籍)."),
        ("Transfers", "Moves to another school (转学), through every office that has a say."),
        ("Cases", "Other changes of status and data (学籍异动), and what waits for an office."),
        ("Calendar", "Working days, by which deadlines count."),
        ("Imports", "Rosters by file."),
        ("Operations", "Long-running work."),
        ("Changes", "The change feed."),
        ("Health", "For supervisors and load balancers."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "StudentActors", Version = "1", Description = Introduction };
        document.Servers = [];
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = $"Access token of `POST {ApiGroups.Base}/sessions` (people) or `POST {ApiGroups.Base}/token` (gateways).",
        });
        document.AddComponent<IOpenApiSecurityScheme>(ClientCredentials, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "For regional gateways.",
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow
                {
                    TokenUrl = new Uri($"{ApiGroups.Base}/token", UriKind.Relative),
                    Scopes = new Dictionary<string, string>(),
                },
            },
        });
        return Task.CompletedTask;
    }
}
