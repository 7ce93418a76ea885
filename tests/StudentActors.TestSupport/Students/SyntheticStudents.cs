using System.Globalization;
using System.Text;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.TestSupport.Students;

/// <summary>
/// Enrolment requests for children who do not exist: resident IDs under division codes 99xxxx, each number once. Every instance begins at
/// another place, so that rounds against one registry do not meet.
/// </summary>
public sealed class SyntheticStudents(long first)
{
    private const int Days = 365;
    private static readonly DateOnly FirstBirthDate = new(2019, 9, 1);

    private long _next = first;

    /// <summary>Resident ID, birth date and sex of the next child.</summary>
    public (string ResidentId, DateOnly BirthDate, bool Male, long Number) Next() => At(Interlocked.Increment(ref _next));

    /// <summary>The child with a number: always the same.</summary>
    public static (string ResidentId, DateOnly BirthDate, bool Male, long Number) At(long number)
    {
        var birthDate = FirstBirthDate.AddDays((int)(number % Days));
        var sequence = (int)(number / Days % 1000);
        var division = number / Days / 1000 % 10_000;
        var digits = string.Create(CultureInfo.InvariantCulture, $"99{division:0000}{birthDate:yyyyMMdd}{sequence:000}");
        return (digits + Iso7064.CheckCharacter(digits), birthDate, sequence % 2 == 1, number);
    }

    /// <summary>The same as <see cref="NextRequest"/>, for callers of grains.</summary>
    public EnrolmentForm NextForm(string school, string classId)
    {
        var (residentId, birthDate, male, number) = Next();
        return new EnrolmentForm
        {
            School = school,
            Class = classId,
            Name = $"测试{Letters(number)}",
            Sex = male ? "male" : "female",
            BirthDate = birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Ethnicity = "01",
            Document = new DocumentForm("residentId", residentId),
            Guardians = [new GuardianForm("测试监护人", "母亲", "13800000000")],
            Entry = new EntryForm("2026-09-01", "nearby"),
        };
    }

    /// <summary>A body for <c>POST /students</c>.</summary>
    public byte[] NextRequest(string school, string classId)
    {
        var (residentId, birthDate, male, number) = Next();
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"school":"{{school}}","class":"{{classId}}","name":"测试{{Letters(number)}}","sex":"{{(male ? "male" : "female")}}","birthDate":"{{birthDate:yyyy-MM-dd}}","ethnicity":"01","document":{"type":"residentId","number":"{{residentId}}"},"guardians":[{"name":"测试监护人","relation":"母亲","phone":"13800000000"}],"entry":{"date":"2026-09-01","way":"nearby"} }
            """));
    }

    // Names are all different, so that the check for equal name, sex and birth date finds nothing.
    public static string Letters(long number)
    {
        Span<char> letters = stackalloc char[8];
        for (var i = 0; i < letters.Length; i++, number /= 512)
        {
            letters[i] = (char)(0x4E00 + (number % 512));
        }

        return new string(letters);
    }
}
