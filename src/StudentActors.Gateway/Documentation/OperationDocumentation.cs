using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Sessions;

namespace StudentActors.Gateway.Documentation;

/// <summary>Adds to each operation what its endpoint declares beyond paths and bodies.</summary>
internal sealed class OperationDocumentation : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> PathParameters = new(StringComparer.Ordinal)
    {
        ["account"] = "The account's name.",
        ["code"] = "Code of the region (six digits) or of the school (ten digits).",
        ["evidence"] = "Id of the file: its SHA-256, lower-case hexadecimal.",
        ["id"] = "Id of the record or operation (UUID).",
        ["kind"] = "Kind of import: `students`.",
        ["month"] = "Calendar month, YYYY-MM.",
        ["period"] = "Quarter, YYYYQn, school term, YYYY-autumn or YYYY-spring, or school year, YYYY-YYYY.",
        ["term"] = "School term, YYYY-autumn or YYYY-spring.",
        ["year"] = "Calendar year.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        DescribePath(operation);
        foreach (var query in metadata.OfType<QueryParameter>())
        {
            Add(operation, Parameter(query));
        }

        foreach (var header in metadata.OfType<HeaderParameter>().Append(AcceptLanguage))
        {
            Add(operation, Parameter(header));
        }

        foreach (var answer in metadata.OfType<ProducesResponseTypeMetadata>())
        {
            if (Response(operation, answer.StatusCode) is { } response && answer.Description is not null)
            {
                response.Description = answer.Description;
            }
        }

        foreach (var header in metadata.OfType<AnswerHeader>())
        {
            AddHeader(operation, header.Status, header.Name, header.Description);
        }

        foreach (var status in new[] { StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable })
        {
            AddHeader(operation, status, "Retry-After", "Seconds after which the same request may be sent again.");
        }

        if (metadata.OfType<SentFileDeclaration>().FirstOrDefault() is { } file)
        {
            operation.RequestBody = RequestBodies.File(file);
        }
        else if (metadata.OfType<OAuthErrorShape>().Any())
        {
            operation.RequestBody = RequestBodies.ClientCredentials();
        }

        if (metadata.OfType<IAuthorizeData>().Any())
        {
            operation.Security =
            [
                Requirement(DocumentHead.Bearer, context.Document),
                Requirement(DocumentHead.ClientCredentials, context.Document),
            ];
        }

        return Task.CompletedTask;
    }

    private static HeaderParameter AcceptLanguage { get; } =
        new("Accept-Language", "Language of texts for people: `zh-CN` (default) or `en`.");

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static void DescribePath(OpenApiOperation operation)
    {
        var parameters = (operation.Parameters ?? []).OfType<OpenApiParameter>();
        foreach (var parameter in parameters.Where(parameter => parameter.In == ParameterLocation.Path))
        {
            parameter.Description ??= PathParameters.GetValueOrDefault(parameter.Name ?? string.Empty);
        }
    }

    private static OpenApiParameter Parameter(QueryParameter query)
    {
        var schema = new OpenApiSchema { Type = query.Range is null ? JsonSchemaType.String : JsonSchemaType.Integer };
        if (query.Range is { } range)
        {
            schema.Minimum = range.Least.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = range.Most.ToString(CultureInfo.InvariantCulture);
            schema.Default = range.Otherwise;
        }

        if (query.Values is { } values)
        {
            schema.Enum = [.. values.Select(value => (JsonNode)value)];
        }

        return new OpenApiParameter
        {
            In = ParameterLocation.Query,
            Name = query.Name,
            Description = query.Description,
            Required = query.Required,
            Schema = schema,
        };
    }

    private static OpenApiParameter Parameter(HeaderParameter header) => new()
    {
        In = ParameterLocation.Header,
        Name = header.Name,
        Description = header.Description,
        Required = header.Required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = header.Longest },
    };

    private static void Add(OpenApiOperation operation, OpenApiParameter parameter) => (operation.Parameters ??= []).Add(parameter);

    private static OpenApiResponse? Response(OpenApiOperation operation, int status) =>
        operation.Responses?.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture)) as OpenApiResponse;

    private static void AddHeader(OpenApiOperation operation, int status, string name, string description)
    {
        if (Response(operation, status) is { } response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers[name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }
}
