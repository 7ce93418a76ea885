using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Storage.Sealing;

/// <summary>The stored form of records and events. Properties may be added; names and kinds are never reused.</summary>
[JsonSerializable(typeof(StudentRecord))]
[JsonSerializable(typeof(StudentEvent))]
[JsonSerializable(typeof(SchoolRecord))]
[JsonSerializable(typeof(SchoolEvent))]
[JsonSerializable(typeof(CaseRecord))]
[JsonSerializable(typeof(CaseEvent))]
[JsonSerializable(typeof(DropoutReview))]
internal sealed partial class RegistryJson : JsonSerializerContext
{
    public static RegistryJson Stored { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Stored bytes are never shown in a page, so Chinese need not be escaped to six characters each.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
