using CsCheck;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Tests.Text;

public sealed class NormalisedTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("\u3000\u3000", "")]
    [InlineData("ab12", "AB12")]
    [InlineData("ＡＢ１２", "AB12")]
    [InlineData("ａｂ１２", "AB12")]
    [InlineData(" AB12\r\n", "AB12")]
    [InlineData("A B", "A B")]
    [InlineData("A\u3000B", "A B")]
    [InlineData("ſıß", "ſıß")]
    [InlineData("二〇", "二〇")]
    public void Code_is_half_width_upper_case_and_trimmed(string text, string code) => Assert.Equal(code, Normalised.Code(text));

    [Fact]
    public void Code_that_is_normal_is_returned_without_allocation()
    {
        const string normal = "11010519491231002X";
        _ = Normalised.Code(normal);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var code = Normalised.Code(normal);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Same(normal, code);
    }

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Gen.String.Sample(text => Normalised.Code(Normalised.Code(text)) == Normalised.Code(text));

    [Theory]
    [InlineData("2018-03-15", true)]
    [InlineData("2020-02-29", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("2019-02-29", false)]
    [InlineData("2018-3-15", false)]
    [InlineData("2018/03/15", false)]
    [InlineData("20180315", false)]
    [InlineData("2018-03-15T00:00:00Z", false)]
    [InlineData(" 2018-03-15", false)]
    [InlineData("2018-03-15 ", false)]
    [InlineData("２０１８-03-15", false)]
    [InlineData("٢٠١٨-03-15", false)]
    [InlineData("-2018-03-15", false)]
    [InlineData("0000-00-00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Date_is_a_real_one_in_one_form_only(string? text, bool valid) => Assert.Equal(valid, Normalised.TryDate(text, out _));
}
