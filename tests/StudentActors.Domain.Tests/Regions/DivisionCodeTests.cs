using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Tests.Regions;

public sealed class DivisionCodeTests
{
    [Theory]
    [MemberData(nameof(CodeTextCases.WellFormed), MemberType = typeof(CodeTextCases))]
    public void Six_digits_survive_reading_and_writing(string text)
    {
        Assert.True(DivisionCode.TryParse(text, out var code));
        Assert.Equal(text, code.Value);
        Assert.Equal(text, code.ToString());
        Assert.Equal(code, DivisionCode.Parse(text));
        Assert.Equal(text[..2], code.Province);
    }

    [Theory]
    [MemberData(nameof(CodeTextCases.Malformed), MemberType = typeof(CodeTextCases))]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(DivisionCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Throws<FormatException>(() => DivisionCode.Parse(text!));
    }

    [Fact]
    public void Default_reads_as_zeros_and_equals_them()
    {
        Assert.Equal("000000", default(DivisionCode).Value);
        Assert.Equal(DivisionCode.Parse("000000"), default);
        Assert.False(DivisionTable.WasEverValid(default));
    }

    [Theory]
    [InlineData("990000", true)]
    [InlineData("990101", true)]
    [InlineData("999999", true)]
    [InlineData("989999", false)]
    [InlineData("340102", false)]
    [InlineData("000099", false)]
    public void Synthetic_codes_begin_with_99(string text, bool synthetic) =>
        Assert.Equal(synthetic, DivisionCode.Parse(text).IsSynthetic);

    [Theory]
    [InlineData("340000", DivisionLevel.Province)]
    [InlineData("340100", DivisionLevel.Prefecture)]
    [InlineData("340102", DivisionLevel.County)]
    [InlineData("659001", DivisionLevel.County)]
    public void Level_follows_from_the_digits(string text, DivisionLevel level) => Assert.Equal(level, DivisionCode.Parse(text).Level);

    [Fact]
    public void Codes_sort_by_their_digits()
    {
        DivisionCode[] codes = [DivisionCode.Parse("659001"), DivisionCode.Parse("110101"), DivisionCode.Parse("340102")];

        Assert.Equal(["110101", "340102", "659001"], codes.Order().Select(code => code.Value));
    }
}
