using System.Text.Json;
using System.Text.Json.Serialization;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Cases;

/// <summary>How effects travel between grains, and how calendar years are stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CaseEffect))]
[JsonSerializable(typeof(WorkingYearForm))]
internal sealed partial class CaseJson : JsonSerializerContext
{
    public static byte[] Write(CaseEffect effect) => JsonSerializer.SerializeToUtf8Bytes(effect, Default.CaseEffect);

    public static CaseEffect ReadEffect(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.CaseEffect) ?? throw new JsonException("An effect is empty.");
}
