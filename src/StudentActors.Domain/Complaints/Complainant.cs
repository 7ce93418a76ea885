using System.Text.Json.Serialization;

namespace StudentActors.Domain.Complaints;

/// <summary>Who complains; anyone may, through any office. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Complainant>))]
public enum Complainant
{
    /// <summary>监护人.</summary>
    [JsonStringEnumMemberName("guardian")] Guardian = 1,

    /// <summary>The office that starts the complaint, for itself.</summary>
    [JsonStringEnumMemberName("office")] Office = 2,

    /// <summary>Somebody else.</summary>
    [JsonStringEnumMemberName("other")] Other = 3,
}
