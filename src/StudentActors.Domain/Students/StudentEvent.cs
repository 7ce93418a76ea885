using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Something that happened to a student's record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
[JsonDerivedType(typeof(StudentEnrolled), StudentEnrolled.KindName)]
[JsonDerivedType(typeof(NumberAssigned), NumberAssigned.KindName)]
[JsonDerivedType(typeof(BasicDataUpdated), BasicDataUpdated.KindName)]
public abstract record StudentEvent
{
    /// <summary>Stable <c>area.what-happened</c>; the type by which the change feed filters.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public sealed override string ToString() => Kind;
}
