using System.Text.Json;
using System.Text.Json.Serialization;
using StudentActors.Domain.Regions;

namespace StudentActors.Gateway.Answers;

/// <summary>An authority code is its six digits.</summary>
internal sealed class AuthorityCodeJsonConverter : JsonConverter<AuthorityCode>
{
    public override AuthorityCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AuthorityCode.TryParse(reader.GetString(), out var code) ? code : throw new JsonException("not a valid AuthorityCode");

    public override void Write(Utf8JsonWriter writer, AuthorityCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
