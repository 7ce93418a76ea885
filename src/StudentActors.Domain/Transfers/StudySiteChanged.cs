using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The student went on at a special, specialised or ordinary school (特殊教育学校、专门学校与普通学校之间的变动).</summary>
/// <param name="RecordMoved">The record is there too; if not, it stayed where it was, or the student came back to it.</param>
/// <param name="On">First day there.</param>
public sealed record StudySiteChanged(CaseId Case, PlaceOfStudy To, bool RecordMoved, DateOnly On) : CaseOutcome(Case)
{
    public const string KindName = "student.study-site-changed";

    [JsonIgnore]
    public override string Kind => KindName;
}
