using System.Text.Json.Serialization;

namespace StudentActors.Domain.Entrants;

/// <summary>Where the records of announced entrants stand. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntrantState>))]
public enum EntrantState
{
    /// <summary>Records are still being created, and there is time for it.</summary>
    [JsonStringEnumMemberName("announced")] Announced = 1,

    /// <summary>无学籍: the two months have passed and some child has no record (art. 26).</summary>
    [JsonStringEnumMemberName("missing")] Missing = 2,

    /// <summary>Every child that was announced has a record.</summary>
    [JsonStringEnumMemberName("complete")] Complete = 3,
}
