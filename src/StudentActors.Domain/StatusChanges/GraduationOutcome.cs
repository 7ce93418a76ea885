using System.Text.Json.Serialization;

namespace StudentActors.Domain.StatusChanges;

/// <summary>How a stage is finished.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GraduationOutcome>))]
public enum GraduationOutcome
{
    /// <summary>毕业.</summary>
    [JsonStringEnumMemberName("graduated")] Graduated = 1,

    /// <summary>结业: to the end of the stage, but without what graduation asks for.</summary>
    [JsonStringEnumMemberName("completed")] Completed = 2,
}
