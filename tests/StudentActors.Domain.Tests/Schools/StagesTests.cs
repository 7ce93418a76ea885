using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class StagesTests
{
    [Theory]
    [InlineData("primary", Stage.Primary)]
    [InlineData("junior", Stage.Junior)]
    [InlineData("senior", Stage.Senior)]
    public void Stage_is_known_by_its_name(string name, Stage stage)
    {
        Assert.True(Stages.TryParse(name, out var read));
        Assert.Equal(stage, read);
        Assert.Equal(name, Stages.Name(stage));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Primary")]
    [InlineData(" primary")]
    [InlineData("1")]
    public void Other_stage_is_unknown(string? name) => Assert.False(Stages.TryParse(name, out _));

    [Fact]
    public void Unknown_stage_has_no_name() => Assert.Throws<ArgumentOutOfRangeException>(() => Stages.Name(0));

    [Theory]
    [InlineData(Stage.Primary, 5, 6)]
    [InlineData(Stage.Junior, 3, 4)]
    [InlineData(Stage.Senior, 3, 3)]
    [InlineData((Stage)0, 1, 0)]
    public void Stage_lasts_as_long_as_the_6_3_and_5_4_systems_say(Stage stage, int shortest, int longest) =>
        Assert.Equal(
            Enumerable.Range(shortest, longest - shortest + 1),
            Enumerable.Range(-1, 14).Where(years => Stages.MayLast(stage, years)));
}
