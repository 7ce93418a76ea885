using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class SchoolOpeningTests
{
    private static readonly (string?, int?)[] SixYears = [("primary", 6)];

    [Fact]
    public void School_is_opened_with_its_stages_in_order()
    {
        var opened = Accepted.Value(SchoolOpening.Decide(Samples.School, "第一实验学校", "340102", [("junior", 3), ("primary", 6)]));

        Assert.Equal(Samples.School, opened.Code);
        Assert.Equal("第一实验学校", opened.Name);
        Assert.Equal(Samples.County, opened.Authority);
        Assert.Equal([new StageOffering(Stage.Primary, 6), new StageOffering(Stage.Junior, 3)], opened.Stages);
    }

    [Theory]
    [InlineData("2134000001", "340102")]
    [InlineData("2134000001", "340100")]
    [InlineData("3434000001", "340000")]
    [InlineData("2144000001", "441900")]
    [InlineData("2165000001", "659001")]
    [InlineData("2165000001", "660000")]
    [InlineData("2166000001", "660000")]
    public void Home_is_any_authority_of_the_codes_province(string code, string authority) =>
        Accepted.Value(SchoolOpening.Decide(SchoolCode.Parse(code), "学校", authority, SixYears));

    [Theory]
    [InlineData("2133000001", "340102")]
    [InlineData("2166000001", "650000")]
    [InlineData("2134000001", "660000")]
    public void Code_of_another_province_is_refused(string code, string authority) =>
        Refused.For(SchoolOpening.Decide(SchoolCode.Parse(code), "学校", authority, SixYears), ("code", RuleBook.SchoolCodeProvince));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("34010")]
    [InlineData("000000")]
    [InlineData("340199")]
    [InlineData("110103")]
    [InlineData("990101")]
    public void Authority_that_is_no_home_is_refused(string? authority) =>
        Refused.For(SchoolOpening.Decide(Samples.School, "学校", authority, SixYears), ("authority", RuleBook.SchoolAuthority));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 学校")]
    [InlineData("学\n校")]
    [InlineData("学\u202E校")]
    public void Name_that_is_no_line_is_refused(string? name) =>
        Refused.For(SchoolOpening.Decide(Samples.School, name, "340102", SixYears), ("name", RuleBook.SchoolName));

    [Fact]
    public void Name_has_at_most_a_hundred_characters()
    {
        Accepted.Value(SchoolOpening.Decide(Samples.School, new string('校', 100), "340102", SixYears));
        Refused.For(SchoolOpening.Decide(Samples.School, new string('校', 101), "340102", SixYears), ("name", RuleBook.SchoolName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("primary 4")]
    [InlineData("primary 7")]
    [InlineData("junior 2")]
    [InlineData("junior 5")]
    [InlineData("senior 2")]
    [InlineData("senior 4")]
    [InlineData("primary ?")]
    [InlineData("? 6")]
    [InlineData("college 3")]
    [InlineData("primary 6, primary 5")]
    [InlineData("primary 6, senior 4")]
    public void Stages_that_cannot_be_taught_are_refused(string stages) =>
        Refused.For(SchoolOpening.Decide(Samples.School, "学校", "340102", Read(stages)), ("stages", RuleBook.SchoolStages));

    [Fact]
    public void Every_fault_is_reported_at_once() =>
        Refused.For(
            SchoolOpening.Decide(Samples.School, "", "330102", []),
            ("name", RuleBook.SchoolName), ("code", RuleBook.SchoolCodeProvince), ("stages", RuleBook.SchoolStages));

    // "primary 6, junior 3"; a question mark stands for what was not sent.
    private static (string?, int?)[] Read(string stages) =>
    [
        .. stages.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(stage => stage.Split(' ')).Select(parts =>
            (parts[0] == "?" ? null : parts[0], int.TryParse(parts[1], out var years) ? years : (int?)null)),
    ];
}
