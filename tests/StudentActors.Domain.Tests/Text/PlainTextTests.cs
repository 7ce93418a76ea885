using System.Text;
using CsCheck;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Tests.Text;

public sealed class PlainTextTests
{
    public static TheoryData<string> Lines =>
    [
        "王小明",
        "阿卜杜热西提·买买提",
        "Anne-Marie O'Neill",
        "\U00020BB7野家",
        "\u4DAE",
        "\U00030EDE\U000323AF",
        "\U00033479",
        "\uE863",
        "\U000F0000",
        "葛\U000E0100",
        "مۇھەممەت",
        "مى\u200Cخواهم",
        "ئا\u200Dي",
        "ᠠᠯᠲᠠᠨ",
        "ᠨᠠ\u180Eᠰᠤ",
        "ᠭ\u180Bᠠ",
        "བསྟན་འཛིན",
        "ꆈꌠꁱꂷ",
        "'; DROP TABLE students; --",
        "<script>alert(1)</script>",
        "${jndi:ldap://x}",
        "=cmd|' /C calc'!A0",
        "{{7*7}}",
        "../../etc/passwd",
        "%00%0a",
        "NULL",
        "张 三",
        "张\u3000三",
        "👩\U0001F3FD",
    ];

    public static TheoryData<string> NotLines =>
    [
        "",
        " ",
        " 张三",
        "张三 ",
        "张三\u3000",
        "\u00A0张三",
        "张\0三",
        "张\t三",
        "张\n三",
        "张\r\n三",
        "张\u001B[31m三",
        "张\u007F三",
        "张\u0085三",
        "张\u2028三",
        "张\u2029三",
        "张\u202E三",
        "\u202A张三\u202C",
        "张\u2066三",
        "张\u200E三",
        "张\u200B三",
        "张\u200D三",
        "张\u200C三",
        "\u200D",
        "A\u200DB",
        "مۇ\u200D\u200D",
        "\uFEFF张三",
        "张\u00AD三",
        "张\u2060三",
        "张\U000E0041三",
        "张\uFFFD三",
        "\uFFFF",
        "张\uFFFE三",
        "\U0002FFFF",
        "\U0003FFFE",
        "\u0378",
        "\u3164",
        "\u2800",
        "张\uFFA0三",
        "\u115F\u1160",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Visible_line_of_any_script_is_a_line(string text) => Assert.True(PlainText.IsLine(text));

    [Theory]
    [MemberData(nameof(NotLines))]
    public void Control_invisible_and_broken_characters_are_not(string text) => Assert.False(PlainText.IsLine(text));

    // Outside the theory, because test data is written as UTF-8 on its way and would lose them.
    [Fact]
    public void Unpaired_surrogates_are_not_a_line()
    {
        const char high = '\uD842';
        const char low = '\uDFB7';

        Assert.All([$"{high}", $"{low}", $"张{high}", $"{high}张", $"{low}张", $"{low}{high}", $"{high}{high}{low}"],
            text => Assert.False(PlainText.IsLine(text)));
        Assert.True(PlainText.IsLine($"{high}{low}"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("张三", 2)]
    [InlineData("\U00020BB7野家", 3)]
    [InlineData("e\u0301", 2)]
    public void Length_counts_code_points(string text, int length) => Assert.Equal(length, PlainText.Length(text));

    [Fact]
    public void Longest_line_may_be_of_characters_outside_the_basic_plane()
    {
        var hundred = string.Concat(Enumerable.Repeat("\U00020BB7", 100));

        Assert.True(PlainText.IsLine(hundred, 100));
        Assert.False(PlainText.IsLine(hundred + "家", 100));
    }

    [Fact]
    public void Line_has_no_control_or_unpaired_character_whatever_is_sent() =>
        Gen.String.Sample(text => !PlainText.IsLine(text)
            || (!text.Any(char.IsControl) && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)));
}
