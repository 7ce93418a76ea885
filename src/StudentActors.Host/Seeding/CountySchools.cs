using System.Globalization;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Host.Seeding;

/// <summary>Lays out a county's schools and classes: stages in the proportions of the nation, classes of the standard size.</summary>
internal static class CountySchools
{
    private const int SchoolsPerCategory = 99;

    /// <summary>Millions of pupils in 2024, schools per hundred, years, standard size of a class.</summary>
    private static readonly StageShape[] Shapes =
    [
        new(Stage.Primary, "21", "小学", 106, 60, 6, 45),
        new(Stage.Junior, "31", "初级中学", 54, 25, 3, 50),
        new(Stage.Senior, "34", "高级中学", 29, 15, 3, 50),
    ];

    public static IReadOnlyList<SeedSchool> LayOut(SeedPlan plan)
    {
        var shapes = Shapes.Take(Math.Min(plan.Schools, Shapes.Length)).ToArray();
        var schools = Split(plan.Schools, [.. shapes.Select(shape => shape.SchoolShare)], atLeast: 1);
        var students = Split(plan.Students, [.. shapes.Select(shape => shape.PupilShare)], atLeast: 0);
        var authority = AuthorityTable.Find(plan.County)?.Name;
        var result = new List<SeedSchool>();
        for (var i = 0; i < shapes.Length; i++)
        {
            if (schools[i] > SchoolsPerCategory)
            {
                throw new SeedException($"--schools: at most {SchoolsPerCategory} schools of one kind fit a synthetic county. Give a smaller number.");
            }

            var sizes = Split(students[i], [.. Enumerable.Repeat(1, schools[i])], atLeast: 0);
            for (var school = 0; school < schools[i]; school++)
            {
                result.Add(School(plan, authority, shapes[i], school + 1, sizes[school]));
            }
        }

        return result;
    }

    private static SeedSchool School(SeedPlan plan, string? authority, StageShape shape, int serial, int students)
    {
        // Category, province, then the county's own four digits and a serial: unique within the province.
        var code = string.Create(CultureInfo.InvariantCulture, $"{shape.Category}{plan.County.Value}{serial:00}");
        var perCohort = Split(students, [.. Enumerable.Repeat(1, shape.Years)], atLeast: 0);
        var classes = new List<SeedClass>();
        for (var grade = 0; grade < shape.Years; grade++)
        {
            var count = Math.Max(1, (perCohort[grade] + shape.ClassSize - 1) / shape.ClassSize);
            if (count > ClassId.LargestNumber)
            {
                throw new SeedException("--students: too many for the number of schools. Give more --schools or fewer --students.");
            }

            var sizes = Split(perCohort[grade], [.. Enumerable.Repeat(1, count)], atLeast: 0);
            classes.AddRange(sizes.Select((size, i) => new SeedClass(new ClassId(shape.Stage, plan.SchoolYear - grade, i + 1), shape.ClassSize, size)));
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{authority}示例第{serial}{shape.Name}");
        return new SeedSchool(SchoolCode.Parse(code), name, shape.Stage, shape.Years, classes);
    }

    /// <summary>Splits a total by shares into whole numbers that add up to it.</summary>
    private static int[] Split(int total, int[] shares, int atLeast)
    {
        var sum = shares.Sum();
        var parts = new int[shares.Length];
        var given = 0;
        for (var i = parts.Length - 1; i > 0; i--)
        {
            parts[i] = Math.Max(atLeast, (int)((long)total * shares[i] / sum));
            given += parts[i];
        }

        parts[0] = total - given;

        // The first part took what rounding left over; spread it so that equal shares differ by one at most.
        for (var i = 1; i < parts.Length && shares[i] == shares[0] && parts[0] - parts[i] > 1; i++)
        {
            parts[i]++;
            parts[0]--;
        }

        return parts;
    }

    private sealed record StageShape(Stage Stage, string Category, string Name, int PupilShare, int SchoolShare, int Years, int ClassSize);
}
