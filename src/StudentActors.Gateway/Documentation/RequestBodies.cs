using Microsoft.OpenApi;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Documentation;

/// <summary>Request bodies that are not JSON.</summary>
internal static class RequestBodies
{
    public static OpenApiRequestBody File(SentFileDeclaration file) => new()
    {
        Required = true,
        Description = file.Description,
        Content = file.MediaTypes.Prepend(SentFile.Multipart).ToDictionary(mediaType => mediaType, mediaType => new OpenApiMediaType
        {
            Schema = mediaType == SentFile.Multipart
                ? Form(("file", new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }))
                : new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
        }),
    };

    public static OpenApiRequestBody ClientCredentials() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/x-www-form-urlencoded"] = new OpenApiMediaType
            {
                Schema = Form(
                    ("grant_type", new OpenApiSchema { Const = "client_credentials" }),
                    ("client_id", Text("The account, unless it is sent as HTTP Basic.")),
                    ("client_secret", Text("Its secret, unless it is sent as HTTP Basic."))),
            },
        },
    };

    /// <summary>A form whose first field is required.</summary>
    private static OpenApiSchema Form(params (string Name, IOpenApiSchema Schema)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { fields[0].Name },
        Properties = fields.ToDictionary(field => field.Name, field => field.Schema),
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
