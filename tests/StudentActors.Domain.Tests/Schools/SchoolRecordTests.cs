using CsCheck;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class SchoolRecordTests
{
    private static readonly SchoolOpened Opened = new(Samples.School, "第一实验学校", Samples.County, [new StageOffering(Stage.Primary, 6)]);

    [Fact]
    public void Opening_begins_the_record()
    {
        var school = SchoolRecord.Apply(null, Opened);

        Assert.Equal(Opened.Code, school.Code);
        Assert.Equal(Opened.Name, school.Name);
        Assert.Equal(Opened.Authority, school.Authority);
        Assert.Equal(Opened.Stages, school.Stages);
        Assert.Empty(school.Classes);
        Assert.Equal(1, school.Version);
    }

    [Fact]
    public void Offerings_and_classes_are_found_by_stage_and_id()
    {
        var school = SchoolRecord.Apply(SchoolRecord.Apply(null, Opened), Class(3));

        Assert.Equal(6, school.Offering(Stage.Primary)?.Years);
        Assert.Null(school.Offering(Stage.Junior));
        Assert.Equal(45, school.Class(new ClassId(Stage.Primary, 2026, 3))?.Capacity);
        Assert.Null(school.Class(new ClassId(Stage.Primary, 2026, 4)));
    }

    [Fact]
    public void Impossible_sequences_throw()
    {
        var school = SchoolRecord.Apply(null, Opened);

        Assert.Throws<InvalidOperationException>(() => SchoolRecord.Apply(null, Class(1)));
        Assert.Throws<InvalidOperationException>(() => SchoolRecord.Apply(school, Opened));
        Assert.Throws<InvalidOperationException>(() => SchoolRecord.Apply(SchoolRecord.Apply(school, Class(1)), Class(1)));
    }

    [Fact]
    public void Folding_the_events_of_any_decisions_gives_each_class_once() =>
        Gen.Int[-1, 12].Array[0, 30].Sample(numbers =>
        {
            List<SchoolEvent> events = [Opened];
            var school = SchoolRecord.Apply(null, Opened);
            foreach (var number in numbers)
            {
                if (ClassOpening.Decide(school, "primary", 2026, number, 45, null, Samples.Today).Value is { } opened)
                {
                    school = SchoolRecord.Apply(school, opened);
                    events.Add(opened);
                }
            }

            var folded = events.Aggregate((SchoolRecord?)null, SchoolRecord.Apply)!;
            return folded.Version == events.Count && school.Version == folded.Version
                && folded.Classes.SequenceEqual(school.Classes)
                && folded.Classes.Select(c => c.Id.Number).Order().SequenceEqual(numbers.Where(n => n is > 0).Distinct().Order());
        });

    private static ClassOpened Class(int number) => new(new SchoolClass(new ClassId(Stage.Primary, 2026, number), 45));
}
