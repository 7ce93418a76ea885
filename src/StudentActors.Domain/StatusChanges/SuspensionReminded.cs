using System.Text.Json.Serialization;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>The school was told that a suspension ends soon.</summary>
/// <param name="Until">Its last day.</param>
public sealed record SuspensionReminded(DateOnly Until) : StudentEvent
{
    public const string KindName = "student.suspension-reminded";

    [JsonIgnore]
    public override string Kind => KindName;
}
