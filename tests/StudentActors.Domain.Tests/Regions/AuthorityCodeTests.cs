using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Tests.Regions;

public sealed class AuthorityCodeTests
{
    [Theory]
    [MemberData(nameof(CodeTextCases.WellFormed), MemberType = typeof(CodeTextCases))]
    public void Six_digits_survive_reading_and_writing(string text)
    {
        Assert.True(AuthorityCode.TryParse(text, out var code));
        Assert.Equal(text, code.Value);
        Assert.Equal(text, code.ToString());
        Assert.Equal(code, AuthorityCode.Parse(text));
    }

    [Theory]
    [MemberData(nameof(CodeTextCases.Malformed), MemberType = typeof(CodeTextCases))]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(AuthorityCode.TryParse(text, out _));
        Assert.Throws<FormatException>(() => AuthorityCode.Parse(text!));
    }

    [Fact]
    public void Default_is_the_nation()
    {
        Assert.Equal(AuthorityCode.Nation, default);
        Assert.Equal("000000", AuthorityCode.Nation.Value);
        Assert.Equal(AuthorityCode.Nation, AuthorityCode.Parse("000000"));
    }

    [Theory]
    [InlineData("340102", "340000")]
    [InlineData("340100", "340000")]
    [InlineData("340000", "340000")]
    [InlineData("659001", "650000")]
    [InlineData("660000", "660000")]
    [InlineData("000000", "000000")]
    public void Province_is_the_authority_of_the_first_two_digits(string text, string province) =>
        Assert.Equal(province, AuthorityCode.Parse(text).Province.Value);

    [Fact]
    public void Codes_sort_by_their_digits()
    {
        AuthorityCode[] codes = [AuthorityCode.Parse("660000"), AuthorityCode.Nation, AuthorityCode.Parse("340102")];

        Assert.Equal(["000000", "340102", "660000"], codes.Order().Select(code => code.Value));
    }
}
