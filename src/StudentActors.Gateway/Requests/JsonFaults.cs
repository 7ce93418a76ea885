using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>
/// Says why a body could not be read. The reader stops at the first fault; this walks a refused body once more and names them all.
/// </summary>
internal static class JsonFaults
{
    private const int LongestName = 64;
    private const int MostFaults = 100;

    public static Refusal Find(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        var faults = new List<Fault>();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed == json.Length || !reader.Read())
            {
                Walk(document.RootElement, type, string.Empty, faults);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            faults.Clear();
        }

        return faults.Count == 0 ? Refusal.Of(RuleBook.MalformedJson) : SentQuery.Refused(faults);
    }

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        if (faults.Count >= MostFaults)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Null && (!type.Type.IsValueType || Nullable.GetUnderlyingType(type.Type) is not null))
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                WalkObject(element, type, path, faults);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                WalkDictionary(element, Inner(type), path, faults);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                WalkArray(element, Inner(type), path, faults);
                break;
            case JsonTypeInfoKind.None:
                CheckScalar(element, type, path, faults);
                break;
            default:
                faults.Add(new Fault(path, RuleBook.WrongType));
                break;
        }
    }

    private static void WalkObject(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sent in element.EnumerateObject())
        {
            if (faults.Count >= MostFaults)
            {
                return;
            }

            var at = Join(path, sent.Name);
            var known = type.Properties.FirstOrDefault(property => property.Name == sent.Name);
            if (known is null)
            {
                faults.Add(new Fault(at, RuleBook.UnknownProperty));
            }
            else if (!seen.Add(sent.Name))
            {
                faults.Add(new Fault(at, RuleBook.DuplicateProperty));
            }
            else
            {
                Walk(sent.Value, type.Options.GetTypeInfo(known.PropertyType), at, faults);
            }
        }
    }

    private static void WalkDictionary(JsonElement element, JsonTypeInfo inner, string path, List<Fault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sent in element.EnumerateObject())
        {
            var at = Join(path, sent.Name);
            if (!seen.Add(sent.Name))
            {
                faults.Add(new Fault(at, RuleBook.DuplicateProperty));
            }
            else
            {
                Walk(sent.Value, inner, at, faults);
            }
        }
    }

    private static void WalkArray(JsonElement element, JsonTypeInfo inner, string path, List<Fault> faults)
    {
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            Walk(item, inner, $"{path}[{index++}]", faults);
        }
    }

    private static void CheckScalar(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (JsonException)
        {
            // A string that is no string is one with half a surrogate pair in it.
            var broken = element.ValueKind == JsonValueKind.String && type.Type == typeof(string);
            faults.Add(new Fault(path, broken ? RuleBook.MalformedJson : RuleBook.WrongType));
        }
    }

    private static JsonTypeInfo Inner(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);

    // Whatever was sent as a name comes back in the answer: shortened, so that it stays a name.
    private static string Join(string path, string name)
    {
        var shown = name.Length <= LongestName ? name : name[..LongestName] + "…";
        return path.Length == 0 ? shown : $"{path}.{shown}";
    }
}
