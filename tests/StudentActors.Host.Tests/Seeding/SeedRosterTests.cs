using System.Text;
using StudentActors.Domain.Regions;
using StudentActors.Host.Seeding;

namespace StudentActors.Host.Tests.Seeding;

public sealed class SeedRosterTests
{
    [Fact]
    public void Every_row_has_as_many_cells_as_the_header()
    {
        var plan = new SeedPlan(AuthorityCode.Parse("650102"), 3, 2_000, 1, 2026);

        var lines = Encoding.UTF8.GetString(SeedRoster.Write(CountyStudents.Of(plan, CountySchools.LayOut(plan)))).TrimEnd('\n').Split('\n');

        Assert.Equal(2_001, lines.Length);
        var columns = lines[0].Split(',').Length;
        Assert.All(lines, line => Assert.Equal(columns, line.Split(',').Length));
        Assert.All(lines, line => Assert.DoesNotContain('"', line));
    }
}
