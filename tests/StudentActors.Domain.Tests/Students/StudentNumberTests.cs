using CsCheck;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class StudentNumberTests
{
    [Theory]
    [InlineData("G11010519491231002X", NumberKind.Formal)]
    [InlineData("G99010120180315003X", NumberKind.Formal)]
    [InlineData("J99010120180315003X", NumberKind.Formal)]
    [InlineData("J440524188001010014", NumberKind.Formal)]
    [InlineData("L99010120180315003X", NumberKind.Temporary)]
    [InlineData("L990101201803150030", NumberKind.Temporary)]
    [InlineData("L340102201803159999", NumberKind.Temporary)]
    [InlineData("L340102000000000000", NumberKind.Temporary)]
    public void Letter_and_eighteen_characters_are_a_number(string text, NumberKind kind)
    {
        Assert.True(StudentNumber.TryParse(text, out var number));
        Assert.Equal(text, number.Value);
        Assert.Equal(text[0], number.Letter);
        Assert.Equal(text[1..], number.Body);
        Assert.Equal(kind, number.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("99010120180315003X")]
    [InlineData("G99010120180315003")]
    [InlineData("G99010120180315003X1")]
    [InlineData("A99010120180315003X")]
    [InlineData("g99010120180315003X")]
    [InlineData("G99010120180315003x")]
    [InlineData("Ｇ99010120180315003X")]
    [InlineData("G９9010120180315003X")]
    [InlineData(" G99010120180315003X")]
    [InlineData("G990101201803150030")]
    [InlineData("J990101201803150030")]
    [InlineData("G99000020190229001X")]
    [InlineData("J99000020190229001X")]
    [InlineData("L99010120180315003A")]
    [InlineData("L9901012018031500X3")]
    [InlineData("L99010120180315 03X")]
    public void Anything_else_is_not(string? text)
    {
        Assert.False(StudentNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void Number_from_a_resident_id_is_g_and_the_id()
    {
        Assert.True(ResidentIdNumber.TryParse(Samples.ResidentId, out var id));

        var number = StudentNumber.FromResidentId(id);

        Assert.Equal("G" + Samples.ResidentId, number.Value);
        Assert.True(StudentNumber.TryParse(number.Value, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData(NumberKind.Formal, "J340102201803159004")]
    [InlineData(NumberKind.Temporary, "L340102201803159004")]
    public void Self_made_number_holds_area_birth_date_and_sequence(NumberKind kind, string text)
    {
        var number = StudentNumber.SelfMade(kind, Samples.County, Samples.BirthDate, 900);

        Assert.Equal(text[..18], number.Value[..18]);
        Assert.Equal(kind, number.Kind);
    }

    [Fact]
    public void Self_made_numbers_are_read_back_and_share_no_body() =>
        Gen.Select(Gen.Int[0, AuthorityTable.All.Count - 1], Gen.Int[0, 40_000], Gen.Int[0, 999]).Sample((authority, day, sequence) =>
        {
            var area = AuthorityTable.All[authority].Code;
            var birthDate = new DateOnly(1950, 1, 1).AddDays(day);
            var formal = StudentNumber.SelfMade(NumberKind.Formal, area, birthDate, sequence);
            var temporary = StudentNumber.SelfMade(NumberKind.Temporary, area, birthDate, sequence);
            var next = StudentNumber.SelfMade(NumberKind.Temporary, area, birthDate, (sequence + 1) % StudentNumber.Sequences);
            return StudentNumber.TryParse(formal.Value, out var read) && read == formal
                && StudentNumber.TryParse(temporary.Value, out read) && read == temporary
                && formal.Letter == 'J' && temporary.Letter == 'L'
                && formal.Body == temporary.Body && formal.Body != next.Body;
        });

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Sequence_outside_the_range_is_an_error_of_the_caller(int sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => StudentNumber.SelfMade(NumberKind.Formal, Samples.County, Samples.BirthDate, sequence));

    [Fact]
    public void Default_is_no_number_and_harmless()
    {
        var none = default(StudentNumber);

        Assert.Equal((string.Empty, string.Empty, ' '), (none.Value, none.Body, none.Letter));
        Assert.False(StudentNumber.TryParse(none.Value, out _));
    }

    [Fact]
    public void Any_text_is_answered_without_an_exception() =>
        Gen.String.Sample(text => !StudentNumber.TryParse(text, out var number) || number.Value == text);
}
