using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace StudentActors.Gateway.Documentation;

/// <summary>Names of the schemas: what a thing is, without the suffix that tells our layers apart.</summary>
internal static class SchemaNames
{
    private static readonly string[] Suffixes = ["View", "Answer"];

    public static string? Of(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is null ? null
            : Array.Find(Suffixes, suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)) is { } found
                ? name[..^found.Length]
                : name;
    }
}
