using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudentActors.Domain.Text;

/// <summary>Writes a text value as a JSON string (also as a property name) and refuses invalid text while reading.</summary>
public sealed class TextValueJsonConverter<T> : JsonConverter<T> where T : struct, ITextValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw Invalid();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);

    private static T Parse(string? text) => T.TryParse(text, out var value) ? value : throw Invalid();

    // The text itself may be personal data and stays out of the message.
    private static JsonException Invalid() => new($"not a valid {typeof(T).Name}");
}
