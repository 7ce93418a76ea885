using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class SchoolCodeTests
{
    [Theory]
    [InlineData("2134000001", "21")]
    [InlineData("3134000001", "31")]
    [InlineData("3434000001", "34")]
    [InlineData("3734000001", "37")]
    [InlineData("5166000001", "51")]
    public void Ten_digits_of_a_category_in_scope_are_a_code(string text, string category)
    {
        Assert.True(SchoolCode.TryParse(text, out var code));
        Assert.Equal(text, code.Value);
        Assert.Equal(text, code.ToString());
        Assert.Equal(category, code.Category);
        Assert.Equal(code, SchoolCode.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("213400000")]
    [InlineData("21340000011")]
    [InlineData("1134000001")]
    [InlineData("2234000001")]
    [InlineData("3634000001")]
    [InlineData("4134000001")]
    [InlineData("9934000001")]
    [InlineData("0000000000")]
    [InlineData("213400000A")]
    [InlineData(" 213400001")]
    [InlineData("2134000001 ")]
    [InlineData("２134000001")]
    [InlineData("+134000001")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(SchoolCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Throws<FormatException>(() => SchoolCode.Parse(text!));
    }

    [Fact]
    public void Default_is_no_code() => Assert.False(SchoolCode.TryParse(default(SchoolCode).Value, out _));

    [Fact]
    public void Codes_sort_by_their_digits()
    {
        SchoolCode[] codes = [SchoolCode.Parse("3134000001"), SchoolCode.Parse("2134000002"), SchoolCode.Parse("2134000001")];

        Assert.Equal(["2134000001", "2134000002", "3134000001"], codes.Order().Select(code => code.Value));
    }
}
