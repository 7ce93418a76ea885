using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;

namespace StudentActors.Gateway.Documentation;

/// <summary>The OpenAPI document of the API and the pages that show it; both come from this process alone.</summary>
internal static class GatewayDocumentation
{
    private const string DocumentName = "v1";
    private const string DocumentPath = "/openapi/v1.json";
    private const string PagesPath = "/docs";

    // The pages carry their script and style with them; nothing may be fetched from elsewhere.
    private const string PagesPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'";

    public static void AddGatewayDocumentation(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json => GatewayJson.Configure(json.SerializerOptions));
        services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = operation => operation.ActionDescriptor.EndpointMetadata.OfType<PartOfTheApi>().Any();
            options.CreateSchemaReferenceId = new SchemaNames().Of;
            options.AddSchemaTransformer<ValueSchemas>();
            options.AddOperationTransformer<OperationDocumentation>();
            options.AddDocumentTransformer<DocumentHead>();
        });
        services.AddSingleton<OpenApiFile>();
    }

    public static void MapGatewayDocumentation(this WebApplication app)
    {
        app.MapGet(DocumentPath, (HttpContext http, OpenApiFile file) => file.Send(http)).ExcludeFromDescription();
        app.MapScalarApiReference(PagesPath, scalar => scalar
                .WithTitle("StudentActors")
                .WithOpenApiRoutePattern(DocumentPath)
                .WithDynamicBaseServerUrl()
                .AddPreferredSecuritySchemes(DocumentHead.Bearer)
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideDeveloperTools()
                .HideClientButton())
            .AddEndpointFilter(async (context, next) =>
            {
                context.HttpContext.Response.Headers.ContentSecurityPolicy = PagesPolicy;
                return await next(context);
            })
            .ExcludeFromDescription();
    }
}
