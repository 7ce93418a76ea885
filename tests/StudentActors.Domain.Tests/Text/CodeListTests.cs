using StudentActors.Domain.Text;

namespace StudentActors.Domain.Tests.Text;

public sealed class CodeListTests
{
    private static readonly CodeList<string> List = new(("a", ["alpha", "1", "甲"]), ("b", ["beta", "2", "乙"]));

    [Theory]
    [InlineData("alpha", "a")]
    [InlineData("ALPHA", "a")]
    [InlineData(" 1 ", "a")]
    [InlineData("甲", "a")]
    [InlineData("2", "b")]
    public void Entry_is_known_by_each_of_its_texts(string text, string value)
    {
        Assert.True(List.TryParse(text, out var found));
        Assert.Equal(value, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("gamma")]
    [InlineData("1 2")]
    public void Anything_else_is_unknown(string? text) => Assert.False(List.TryParse(text, out _));

    [Fact]
    public void Text_of_two_entries_is_an_error_of_the_list() =>
        Assert.Throws<ArgumentException>(() => new CodeList<string>(("a", ["x"]), ("b", ["X"])));
}
