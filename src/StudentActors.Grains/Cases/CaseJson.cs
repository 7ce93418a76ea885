using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Cases;

/// <summary>How records and events travel between silos, and how calendar years are stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseRecord))]
[JsonSerializable(typeof(IReadOnlyList<CaseEvent>))]
[JsonSerializable(typeof(StudentRecord))]
[JsonSerializable(typeof(WorkingYearForm))]
internal sealed partial class CaseJson : JsonSerializerContext
{
    public static JsonSurrogate Write<T>(T value, JsonTypeInfo<T> type) => new() { Json = JsonSerializer.SerializeToUtf8Bytes(value, type) };

    public static T Read<T>(JsonSurrogate json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json.Json, type) ?? throw new JsonException($"A {typeof(T).Name} from another silo is empty.");
}

/// <summary>Within a silo such values are shared, for they never change; this is what another silo is sent.</summary>
[GenerateSerializer, Immutable, Alias("sa.JsonSurrogate")]
internal struct JsonSurrogate
{
    [Id(0)]
    public byte[] Json;
}

[RegisterConverter]
internal sealed class CaseRecordConverter : IConverter<CaseRecord, JsonSurrogate>
{
    public CaseRecord ConvertFromSurrogate(in JsonSurrogate surrogate) => CaseJson.Read(surrogate, CaseJson.Default.CaseRecord);

    public JsonSurrogate ConvertToSurrogate(in CaseRecord value) => CaseJson.Write(value, CaseJson.Default.CaseRecord);
}

[RegisterConverter]
internal sealed class CaseEventsConverter : IConverter<CaseEvents, JsonSurrogate>
{
    public CaseEvents ConvertFromSurrogate(in JsonSurrogate surrogate) =>
        new(CaseJson.Read(surrogate, CaseJson.Default.IReadOnlyListCaseEvent));

    public JsonSurrogate ConvertToSurrogate(in CaseEvents value) => CaseJson.Write(value.Items, CaseJson.Default.IReadOnlyListCaseEvent);
}

[RegisterConverter]
internal sealed class StudentRecordConverter : IConverter<StudentRecord, JsonSurrogate>
{
    public StudentRecord ConvertFromSurrogate(in JsonSurrogate surrogate) => CaseJson.Read(surrogate, CaseJson.Default.StudentRecord);

    public JsonSurrogate ConvertToSurrogate(in StudentRecord value) => CaseJson.Write(value, CaseJson.Default.StudentRecord);
}
