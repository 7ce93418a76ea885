using System.Globalization;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Host.Seeding;

/// <summary>Fills the classes of a county with children whose age fits their cohort.</summary>
internal static class CountyStudents
{
    /// <summary>Birthdays run from 1 September to 31 August; this is the age on 31 August of the year of entry.</summary>
    private static int AgeAtEntry(Stage stage) => stage switch { Stage.Primary => 6, Stage.Junior => 12, _ => 15 };

    public static IEnumerable<SeedStudent> Of(SeedPlan plan, IReadOnlyList<SeedSchool> schools)
    {
        var ids = new SyntheticIds(plan.County);
        var dice = new Dice(((ulong)uint.Parse(plan.County.Value, CultureInfo.InvariantCulture) << 32) ^ (uint)plan.Seed);
        foreach (var school in schools)
        {
            foreach (var schoolClass in school.Classes)
            {
                for (var i = 0; i < schoolClass.Students; i++)
                {
                    yield return Student(dice, ids, school, schoolClass.Id);
                }
            }
        }
    }

    private static SeedStudent Student(Dice dice, SyntheticIds ids, SeedSchool school, ClassId classId)
    {
        var sex = dice.Below(1000) < 532 ? Sex.Male : Sex.Female;
        var youngest = new DateOnly(classId.EntryYear - AgeAtEntry(classId.Stage), 8, 31);
        var birthDate = youngest.AddDays(-dice.Below(365));
        var ethnicity = PersonNames.Ethnicity(dice);
        var (name, father) = PersonNames.Name(dice, ethnicity, sex);
        return new SeedStudent(
            school.Code,
            classId,
            name,
            sex,
            birthDate,
            ethnicity,
            ids.Next(birthDate, sex),
            new DateOnly(classId.EntryYear, 9, 1),
            school.Stage != Stage.Primary && dice.OneIn(3) ? Attendance.Boarding : Attendance.Day,
            father,
            "父亲",
            Phone(dice));
    }

    // No subscriber's number begins with 000.
    private static string Phone(Dice dice) => string.Create(CultureInfo.InvariantCulture, $"000{dice.Below(100_000_000):00000000}");
}
