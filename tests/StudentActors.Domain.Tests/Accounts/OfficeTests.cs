using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Accounts;

public sealed class OfficeTests
{
    [Theory]
    [InlineData("000000")]
    [InlineData("340000")]
    [InlineData("340102")]
    [InlineData("2134000001")]
    public void Office_is_an_authority_or_a_school(string text)
    {
        Assert.True(Office.TryParse(text, out var office));
        Assert.Equal(text, office.Value);
        Assert.Equal(text, office.ToString());
        Assert.Equal(text.Length == 6, office.Authority is not null);
        Assert.Equal(text.Length == 10, office.School is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("34010")]
    [InlineData("3401022")]
    [InlineData("9934000001")]
    [InlineData(" 340102")]
    [InlineData("nation")]
    public void Anything_else_is_none(string? text)
    {
        Assert.False(Office.TryParse(text, out var office));
        Assert.Equal(default, office);
    }

    [Fact]
    public void Default_covers_nothing_and_cannot_be_read_back_as_the_nation()
    {
        Assert.NotEqual(Office.Nation, default);
        Assert.Equal(string.Empty, default(Office).Value);
        Assert.False(Office.TryParse(default(Office).Value, out _));
        Assert.False(default(Office).Covers(AuthorityCode.Nation));
        Assert.False(default(Office).Covers(Samples.School, Samples.County));
    }

    [Theory]
    [InlineData("000000", true)]
    [InlineData("340000", true)]
    [InlineData("340100", true)]
    [InlineData("340102", true)]
    [InlineData("340103", false)]
    [InlineData("340200", false)]
    [InlineData("350000", false)]
    [InlineData("660000", false)]
    [InlineData("2134000001", true)]
    [InlineData("2134000002", false)]
    public void School_is_covered_by_itself_its_home_and_those_above(string office, bool covered) =>
        Assert.Equal(covered, Read(office).Covers(SchoolCode.Parse("2134000001"), AuthorityCode.Parse("340102")));

    [Theory]
    [InlineData("000000", "340102", true)]
    [InlineData("340000", "340102", true)]
    [InlineData("340100", "340102", true)]
    [InlineData("340102", "340102", true)]
    [InlineData("340102", "340100", false)]
    [InlineData("340102", "000000", false)]
    [InlineData("340000", "350000", false)]
    [InlineData("2134000001", "340102", false)]
    public void Authority_is_covered_by_itself_and_those_above(string office, string authority, bool covered) =>
        Assert.Equal(covered, Read(office).Covers(AuthorityCode.Parse(authority)));

    private static Office Read(string text) => Office.TryParse(text, out var office) ? office : throw new FormatException(text);
}
