using System.Text.Json.Serialization;
using StudentActors.Domain.Calendar;

namespace StudentActors.Domain.TermChecks;

/// <summary>What a school found when it compared its students with their records (学期核准, art. 25).</summary>
/// <param name="Students">Students who study there.</param>
/// <param name="Recorded">Live records of the school as the registry counted them at that moment.</param>
/// <param name="Separated">人籍分离: records here of children who study elsewhere, and children here whose record is elsewhere.</param>
/// <param name="Empty">空挂学籍: records without a child.</param>
/// <param name="Note">What is done about what does not match.</param>
public sealed record TermCheck(
    Term Term, int Students, int Recorded, int Separated, int Empty, string? Note, string By, DateTimeOffset At)
{
    /// <summary>人籍一致: every student has a record and every record its student.</summary>
    [JsonIgnore]
    public bool Matches => Students == Recorded && Separated == 0 && Empty == 0;
}
