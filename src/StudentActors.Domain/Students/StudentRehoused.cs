using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>The student's school was merged into another one (撤并), and the student went along.</summary>
/// <param name="On">First day there.</param>
public sealed record StudentRehoused(PlaceOfStudy To, DateOnly On) : StudentEvent
{
    public const string KindName = "student.rehoused";

    [JsonIgnore]
    public override string Kind => KindName;
}
