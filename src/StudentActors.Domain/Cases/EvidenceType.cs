using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>The forms in which evidence is accepted, told by the first bytes of the content.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceType>))]
public enum EvidenceType
{
    [JsonStringEnumMemberName("pdf")] Pdf = 1,

    [JsonStringEnumMemberName("jpeg")] Jpeg = 2,

    [JsonStringEnumMemberName("png")] Png = 3,
}
