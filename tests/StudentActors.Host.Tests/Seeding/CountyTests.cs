using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Host.Seeding;

namespace StudentActors.Host.Tests.Seeding;

public sealed class CountyTests
{
    private static readonly SeedPlan Plan = new(AuthorityCode.Parse("340102"), 20, 20_000, 1, 2026);
    private static readonly DateOnly FirstDay = new(2026, 9, 1);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 999)]
    [InlineData(3, 1_000)]
    [InlineData(20, 20_000)]
    [InlineData(99, 100_003)]
    public void As_many_schools_and_students_come_out_as_were_asked_for(int schools, int students)
    {
        var plan = Plan with { Schools = schools, Students = students };

        var layout = CountySchools.LayOut(plan);

        Assert.Equal(schools, layout.Count);
        Assert.Equal(schools, layout.Select(school => school.Code).Distinct().Count());
        Assert.Equal(students, layout.Sum(school => school.Classes.Sum(schoolClass => schoolClass.Students)));
        Assert.Equal(students, CountyStudents.Of(plan, layout).Count());
    }

    [Fact]
    public void Every_class_keeps_to_the_standard_size_and_every_grade_has_one()
    {
        foreach (var school in CountySchools.LayOut(Plan))
        {
            Assert.Equal(school.Years, school.Classes.Select(schoolClass => schoolClass.Id.EntryYear).Distinct().Count());
            Assert.Equal(school.Classes.Count, school.Classes.Select(schoolClass => schoolClass.Id).Distinct().Count());
            Assert.All(school.Classes, schoolClass =>
            {
                Assert.InRange(schoolClass.Students, 1, schoolClass.Capacity);
                Assert.InRange(schoolClass.Capacity, 45, 50);
            });
        }
    }

    [Fact]
    public void The_registry_accepts_every_school_and_class()
    {
        foreach (var school in CountySchools.LayOut(Plan))
        {
            var opened = SchoolOpening.Decide(school.Code, school.Name, "340102", [(Stages.Name(school.Stage), school.Years)]);
            Assert.Null(opened.Refusal);
        }
    }

    [Fact]
    public void The_registry_accepts_every_student()
    {
        var layout = CountySchools.LayOut(Plan);

        foreach (var student in CountyStudents.Of(Plan, layout))
        {
            var form = new EnrolmentForm
            {
                School = student.School.Value,
                Class = student.Class.Value,
                Name = student.Name,
                Sex = student.Sex == Sex.Male ? "male" : "female",
                BirthDate = student.BirthDate.ToString("yyyy-MM-dd"),
                Ethnicity = student.Ethnicity,
                Document = new DocumentForm("residentId", student.ResidentId),
                Entry = new EntryForm(student.EntryDate.ToString("yyyy-MM-dd"), "nearby"),
                Guardians = [new GuardianForm(student.Guardian, student.GuardianRelation, student.GuardianPhone)],
            };
            Assert.Null(EnrolmentCheck.Check(form, FirstDay, new IdentityPolicy(AllowSynthetic: true)).Refusal);
        }
    }

    [Fact]
    public void No_identity_can_belong_to_a_person_and_none_occurs_twice()
    {
        var ids = CountyStudents.Of(Plan, CountySchools.LayOut(Plan)).Select(student => student.ResidentId).ToList();

        Assert.All(ids, id => Assert.StartsWith("99", id, StringComparison.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Two_counties_share_no_identity_and_no_school()
    {
        var other = Plan with { County = AuthorityCode.Parse("350102") };
        var (here, there) = (CountySchools.LayOut(Plan), CountySchools.LayOut(other));

        Assert.Empty(here.Select(school => school.Code).Intersect(there.Select(school => school.Code)));
        Assert.Empty(CountyStudents.Of(Plan, here).Select(s => s.ResidentId).Intersect(CountyStudents.Of(other, there).Select(s => s.ResidentId)));
    }

    [Fact]
    public void The_same_plan_makes_the_same_children_and_another_seed_others()
    {
        var layout = CountySchools.LayOut(Plan);
        var once = CountyStudents.Of(Plan, layout).Take(500).ToList();

        Assert.Equal(once, CountyStudents.Of(Plan, layout).Take(500));
        Assert.NotEqual(once, CountyStudents.Of(Plan with { Seed = 2 }, layout).Take(500));
    }

    [Fact]
    public void Names_are_of_many_kinds()
    {
        var names = CountyStudents.Of(Plan, CountySchools.LayOut(Plan)).Select(student => student.Name).ToList();

        Assert.Contains(names, name => name.Contains('·', StringComparison.Ordinal));
        Assert.Contains(names, name => name.Any(char.IsSurrogate));
        Assert.True(names.Distinct().Count() > names.Count / 2);
    }

    [Theory]
    [InlineData(400, 100)]
    [InlineData(1, 100_000)]
    public void A_county_that_cannot_be_is_refused(int schools, int students)
    {
        Assert.Throws<SeedException>(() => CountySchools.LayOut(Plan with { Schools = schools, Students = students }));
    }
}
