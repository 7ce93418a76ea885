using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class ClassOpeningTests
{
    [Fact]
    public void Class_is_opened_with_its_capacity() =>
        Assert.Equal(
            new SchoolClass(new ClassId(Stage.Primary, 2026, 3), 45), Accepted.Value(Decide("primary", 2026, 3, 45)).Class);

    [Theory]
    [InlineData(1, null, true)]
    [InlineData(100_000, null, true)]
    [InlineData(45, 45, true)]
    [InlineData(45, 46, true)]
    [InlineData(0, null, false)]
    [InlineData(-1, null, false)]
    [InlineData(100_001, null, false)]
    [InlineData(null, null, false)]
    public void Capacity_lies_between_one_and_the_largest(int? capacity, int? largest, bool accepted)
    {
        var decision = Decide("primary", 2026, 3, capacity, largest);

        Assert.Equal(accepted, decision.Accepted);
        Assert.Equal(accepted ? null : RuleBook.ClassCapacity, decision.Refusal?.Rule);
    }

    [Fact]
    public void Capacity_above_the_regions_limit_is_refused() =>
        Refused.For(Decide("primary", 2026, 3, 46, 45), ("capacity", RuleBook.ClassOversize));

    [Fact]
    public void Stage_that_the_school_does_not_teach_is_refused() =>
        Refused.For(Decide("senior", 2026, 3, 45), ("stage", RuleBook.StageNotTaught));

    [Theory]
    [InlineData(2027, null)]
    [InlineData(2021, null)]
    [InlineData(2020, "class.finished")]
    [InlineData(2028, "class.too-early")]
    [InlineData(2099, "class.too-early")]
    [InlineData(2100, "class.id")]
    [InlineData(1979, "class.id")]
    [InlineData(-2026, "class.id")]
    [InlineData(null, "class.id")]
    public void Entry_year_is_that_of_a_grade_being_taught_or_of_the_next(int? entryYear, string? rule)
    {
        var decision = Decide("primary", entryYear, 3, 45);

        Assert.Equal(rule, decision.Refusal?.Rule.Id);
        Assert.Equal(rule is null ? null : "entryYear", decision.Refusal?.Faults[0].Path);
    }

    [Theory]
    [InlineData("2026-08-10", true)]
    [InlineData("2026-08-11", false)]
    public void Class_has_finished_from_the_rollover_after_its_last_grade(string today, bool accepted)
    {
        var decision = ClassOpening.Decide(Samples.NineYearSchool, "primary", 2020, 1, 45, null, DateOnly.Parse(today, null));

        Assert.Equal(accepted, decision.Accepted);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(99, true)]
    [InlineData(0, false)]
    [InlineData(100, false)]
    [InlineData(-3, false)]
    [InlineData(null, false)]
    public void Number_lies_between_1_and_99(int? number, bool accepted)
    {
        var decision = Decide("primary", 2026, number, 45);

        Assert.Equal(accepted, decision.Accepted);
        Assert.Equal(accepted ? null : "number", decision.Refusal?.Faults[0].Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Primary")]
    [InlineData("primary-2026-3")]
    [InlineData("primary-2026")]
    public void Stage_that_is_none_is_refused(string? stage) => Refused.For(Decide(stage, 2026, 3, 45), ("stage", RuleBook.ClassIdShape));

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        Refused.For(
            Decide(null, null, null, null),
            ("stage", RuleBook.ClassIdShape), ("entryYear", RuleBook.ClassIdShape), ("number", RuleBook.ClassIdShape),
            ("capacity", RuleBook.ClassCapacity));
        Refused.For(
            Decide("senior", 2030, 0, 60, 45),
            ("stage", RuleBook.StageNotTaught), ("entryYear", RuleBook.ClassTooEarly), ("number", RuleBook.ClassIdShape),
            ("capacity", RuleBook.ClassOversize));
    }

    [Fact]
    public void Class_that_exists_is_not_opened_again()
    {
        var school = SchoolRecord.Apply(Samples.NineYearSchool, Accepted.Value(Decide("primary", 2026, 3, 45)));

        Refused.For(ClassOpening.Decide(school, "primary", 2026, 3, 30, null, Samples.Today), ("number", RuleBook.ClassExists));
    }

    private static Decision<ClassOpened> Decide(string? stage, int? entryYear, int? number, int? capacity, int? largest = null) =>
        ClassOpening.Decide(Samples.NineYearSchool, stage, entryYear, number, capacity, largest, Samples.Today);
}
