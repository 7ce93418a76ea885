using System.Collections.Frozen;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Gateway.Documentation;

/// <summary>Describes what the generator cannot see into: the domain's values, which are texts in JSON.</summary>
internal sealed class ValueSchemas : IOpenApiSchemaTransformer
{
    private static readonly FrozenDictionary<Type, (string Pattern, string Description, string Example)> Values =
        new Dictionary<Type, (string, string, string)>
        {
            [typeof(StudentId)] = (
                "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "Life-long id of the record.", "a70b2f5e-6b0c-8d3e-9a41-0c5d9e7f1a22"),
            [typeof(CaseId)] = (
                "^[0-9a-f]{8}-[0-9a-f]{4}-9[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$", "Id of the case.",
                "a71c9f02-3b5d-9e44-8a10-5f0d2c7b9e31"),
            [typeof(StudentNumber)] = (
                "^[GJL][0-9]{17}[0-9X]$", "Student number (学籍号): G or J formal, L temporary.", "G990101201909010014"),
            [typeof(SchoolCode)] = ("^(21|31|34|37|51)[0-9]{8}$", "School identifier (学校标识码).", "2134000001"),
            [typeof(AuthorityCode)] = ("^[0-9]{6}$", "Code of an education authority; 000000 is the nation.", "340102"),
            [typeof(ClassId)] = (
                "^(primary|junior|senior)-[0-9]{4}-[1-9][0-9]?$", "Class: {stage}-{entryYear}-{number}.", "primary-2026-3"),
            [typeof(Office)] = ("^([0-9]{6}|[0-9]{10})$", "Code of an authority or a school.", "340102"),
        }.ToFrozenDictionary();

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (Values.TryGetValue(type, out var value))
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = value.Pattern;
            schema.Description ??= value.Description;
            schema.Examples = [value.Example];
        }
        else if (type.IsEnum)
        {
            // Where it may be missing, the reference to it says so.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. (schema.Enum ?? []).Where(name => name?.GetValueKind() == JsonValueKind.String)];
        }
        else if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            DescribeObject(schema, context);
        }

        return Task.CompletedTask;
    }

    private static void DescribeObject(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonPropertyInfo is null && context.JsonTypeInfo.Type.GetCustomAttribute<DescriptionAttribute>() is { } description)
        {
            schema.Description = description.Description;
        }

        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) == true)
            {
                (schema.Required ??= new HashSet<string>()).Add(property.Name);
            }
        }
    }
}
