using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StudentActors.Gateway.Tests.Hosting;

/// <summary>As much of JSON Schema as the document uses; properties that the schema does not name are faults.</summary>
internal static class JsonSchema
{
    public static IEnumerable<string> Faults(JsonNode document, JsonNode schema, JsonNode? value, string path)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Faults(document, Resolve(document, reference), value, path);
        }

        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } choices)
        {
            var all = choices.Select(choice => Faults(document, choice!, value, path).ToList()).ToList();
            return all.Any(faults => faults.Count == 0) ? [] : all.MinBy(faults => faults.Count)!;
        }

        return OfType(schema, value, path).Concat(value switch
        {
            JsonObject members => OfObject(document, schema, members, path),
            JsonArray items when schema["items"] is { } itemSchema =>
                items.SelectMany((item, index) => Faults(document, itemSchema, item, $"{path}[{index}]")),
            _ => OfScalar(schema, value, path),
        });
    }

    public static JsonNode Resolve(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name]
            ?? throw new InvalidOperationException($"{reference} leads nowhere."));

    private static IEnumerable<string> OfType(JsonNode schema, JsonNode? value, string path)
    {
        string[] types = schema["type"] switch
        {
            JsonArray many => [.. many.Select(type => type!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        if (types.Length > 0 && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
        {
            yield return $"{path} is {TypeOf(value)}, not {string.Join(" or ", types)}";
        }
    }

    private static IEnumerable<string> OfObject(JsonNode document, JsonNode schema, JsonObject members, string path)
    {
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
        {
            if (!members.ContainsKey(name))
            {
                yield return $"{path}.{name} is missing";
            }
        }

        foreach (var (name, member) in members)
        {
            var memberSchema = schema["properties"]?[name] ?? (schema["additionalProperties"] as JsonObject);
            var faults = memberSchema is null
                ? [$"{path}.{name} is not documented"]
                : Faults(document, memberSchema, member, $"{path}.{name}");
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> OfScalar(JsonNode schema, JsonNode? value, string path)
    {
        if (schema["enum"]?.AsArray() is { } values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
        {
            yield return $"{path} is none of the documented values";
        }

        if (schema["pattern"]?.GetValue<string>() is { } pattern && value is JsonValue text && text.GetValueKind() == JsonValueKind.String
            && !Regex.IsMatch(text.GetValue<string>(), pattern))
        {
            yield return $"{path} does not match {pattern}";
        }
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.AsValue().TryGetValue<long>(out _) ? "integer" : "number",
    };
}
