using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Regions;

public sealed class RegionPolicyTests
{
    private static readonly RegionPolicy Province = new(
        new Dictionary<Stage, int> { [Stage.Primary] = 45, [Stage.Junior] = 50 }, EntryAge: 6, EntryAgeCutOff: "08-31");

    [Fact]
    public void Settings_that_are_not_made_are_inherited()
    {
        Assert.Equal(Province, RegionPolicy.Nothing.Over(Province));
        Assert.Equal(Province, Province.Over(RegionPolicy.Nothing));
        Assert.Equal(RegionPolicy.Nothing, RegionPolicy.Nothing.Over(RegionPolicy.Nothing));
    }

    [Fact]
    public void Class_limit_is_inherited_stage_by_stage()
    {
        var limits = new Dictionary<Stage, int> { [Stage.Junior] = 45, [Stage.Senior] = 55 };
        var county = new RegionPolicy(limits, null, "06-30").Over(Province);

        Assert.Equal([45, 45, 55], new[] { Stage.Primary, Stage.Junior, Stage.Senior }.Select(county.LargestClassFor));
        Assert.Equal((6, "06-30"), (county.EntryAge, county.EntryAgeCutOff));
        Assert.Null(Province.LargestClassFor(Stage.Senior));
        Assert.Null(RegionPolicy.Nothing.LargestClassFor(Stage.Primary));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(10, true)]
    [InlineData(2, false)]
    [InlineData(11, false)]
    [InlineData(null, true)]
    public void Entry_age_lies_between_3_and_10(int? age, bool accepted) =>
        Refused.Same(
            accepted ? [] : [("entryAge", RuleBook.PolicyEntryAge)], (RegionPolicy.Nothing with { EntryAge = age }).Check());

    [Theory]
    [InlineData(null, true)]
    [InlineData("08-31", true)]
    [InlineData("01-01", true)]
    [InlineData("12-31", true)]
    [InlineData("02-28", true)]
    [InlineData("02-29", false)]
    [InlineData("02-30", false)]
    [InlineData("13-01", false)]
    [InlineData("8-31", false)]
    [InlineData("0831", false)]
    [InlineData("", false)]
    [InlineData("08-31 ", false)]
    public void Cut_off_is_a_day_of_every_year(string? cutOff, bool accepted) =>
        Refused.Same(
            accepted ? [] : [("entryAgeCutOff", RuleBook.PolicyCutOff)], (RegionPolicy.Nothing with { EntryAgeCutOff = cutOff }).Check());

    [Theory]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(0, false)]
    [InlineData(100_001, false)]
    public void Class_limit_is_a_possible_capacity(int limit, bool accepted) =>
        Refused.Same(
            accepted ? [] : [("largestClass", RuleBook.ClassCapacity)],
            (RegionPolicy.Nothing with { LargestClass = new Dictionary<Stage, int> { [Stage.Primary] = limit } }).Check());

    [Fact]
    public void Every_fault_is_reported_at_once() =>
        Refused.Same(
            [("largestClass", RuleBook.ClassCapacity), ("entryAge", RuleBook.PolicyEntryAge), ("entryAgeCutOff", RuleBook.PolicyCutOff)],
            new RegionPolicy(new Dictionary<Stage, int> { [Stage.Primary] = 0 }, 1, "x").Check());

    [Theory]
    [InlineData("2020-08-31", true)]
    [InlineData("2020-09-01", false)]
    [InlineData("2020-02-29", true)]
    [InlineData("2015-01-01", true)]
    [InlineData("2021-01-01", false)]
    public void Child_enters_primary_school_at_the_entry_age(string birthDate, bool accepted) =>
        Assert.Equal(
            accepted ? null : RuleBook.EntryAge,
            Province.RefuseEntry(new ClassId(Stage.Primary, 2026, 1), DateOnly.Parse(birthDate, null))?.Rule);

    [Fact]
    public void Cut_off_is_the_end_of_august_unless_it_is_set()
    {
        var policy = RegionPolicy.Nothing with { EntryAge = 6 };

        Assert.Null(policy.RefuseEntry(new ClassId(Stage.Primary, 2026, 1), new DateOnly(2020, 8, 31)));
        Assert.NotNull(policy.RefuseEntry(new ClassId(Stage.Primary, 2026, 1), new DateOnly(2020, 9, 1)));
    }

    [Fact]
    public void Entry_age_counts_for_the_cohort_entered_and_only_in_primary_school()
    {
        var young = new DateOnly(2022, 1, 1);

        Assert.NotNull(Province.RefuseEntry(new ClassId(Stage.Primary, 2027, 1), young));
        Assert.Null(Province.RefuseEntry(new ClassId(Stage.Primary, 2028, 1), young));
        Assert.Null(Province.RefuseEntry(new ClassId(Stage.Junior, 2026, 1), young));
        Assert.Null(RegionPolicy.Nothing.RefuseEntry(new ClassId(Stage.Primary, 2026, 1), young));
    }
}
