using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using StudentActors.Contracts.Schools;

namespace StudentActors.Gateway.Documentation;

/// <summary>Names of the schemas: what a thing is, without the suffix that tells our layers apart.</summary>
internal sealed class SchemaNames
{
    private static readonly string[] Suffixes = ["View", "Answer"];

    private readonly ConcurrentDictionary<string, Type> _given = new(StringComparer.Ordinal);

    public string? Of(JsonTypeInfo type)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name)
        {
            return null;
        }

        var described = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        var shown = described == typeof(StageView) ? "SchoolStage"
            : Array.Find(Suffixes, suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)) is { } found
                ? name[..^found.Length]
                : name;

        // The generator would let one schema stand for both.
        return _given.GetOrAdd(shown, described) == described
            ? shown
            : throw new InvalidOperationException($"Two types would be the schema {shown}.");
    }
}
