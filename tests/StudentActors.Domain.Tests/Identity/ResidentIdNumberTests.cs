using CsCheck;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Tests.Identity;

public sealed class ResidentIdNumberTests
{
    [Theory]
    [InlineData("11010519491231002X", ResidentIdFaults.None)]
    [InlineData("440524188001010014", ResidentIdFaults.None)]
    [InlineData("99010120180315003X", ResidentIdFaults.Division)]
    [InlineData("994101201709012566", ResidentIdFaults.Division)]
    [InlineData("990100201508080175", ResidentIdFaults.Division)]
    [InlineData("99000020190229001X", ResidentIdFaults.BirthDate | ResidentIdFaults.Division)]
    public void Vectors_of_the_standard_have_just_their_faults(string text, ResidentIdFaults faults) =>
        Assert.Equal(faults, ResidentIdNumber.Check(text, out _));

    [Fact]
    public void Number_says_division_birth_date_and_sex()
    {
        Assert.True(ResidentIdNumber.TryParse(Samples.ResidentId, out var boy));
        Assert.Equal(Samples.ResidentId, boy.Value);
        Assert.Equal(new DateOnly(2018, 3, 15), boy.BirthDate);
        Assert.Equal("990101", boy.Division.Value);
        Assert.True(boy.SaysMale);

        Assert.True(ResidentIdNumber.TryParse("994101201709012566", out var girl));
        Assert.False(girl.SaysMale);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11010549123100")]
    [InlineData("110105491231002")]
    [InlineData("11010519491231002")]
    [InlineData("11010519491231002XX")]
    [InlineData("11010519491231002x")]
    [InlineData("1101051949123100 X")]
    [InlineData("110105１9491231002X")]
    [InlineData("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X")]
    [InlineData("X1010519491231002X")]
    [InlineData("11010519491231002A")]
    public void Wrong_shape_is_the_only_fault_reported(string? text)
    {
        Assert.Equal(ResidentIdFaults.Shape, ResidentIdNumber.Check(text, out var number));
        Assert.Equal(default, number);
        Assert.False(ResidentIdNumber.TryParse(text, out _));
    }

    [Theory]
    [InlineData("110103", true)]
    [InlineData("330103", true)]
    [InlineData("371202", true)]
    [InlineData("340102", true)]
    [InlineData("340199", false)]
    [InlineData("000000", false)]
    [InlineData("810000", false)]
    [InlineData("660000", false)]
    public void Division_counts_when_it_was_ever_assigned(string division, bool known)
    {
        var text = Samples.ResidentIdOf(division, Samples.BirthDate, 2);

        Assert.Equal(known ? ResidentIdFaults.None : ResidentIdFaults.Division, ResidentIdNumber.Check(text, out _));
    }

    [Theory]
    [InlineData("20190229")]
    [InlineData("19000229")]
    [InlineData("20180431")]
    [InlineData("20180001")]
    [InlineData("20181301")]
    [InlineData("20180100")]
    [InlineData("20180132")]
    [InlineData("00000101")]
    public void Birth_date_that_never_was_is_a_fault(string birthDate)
    {
        var digits = $"340102{birthDate}002";

        Assert.Equal(ResidentIdFaults.BirthDate, ResidentIdNumber.Check(digits + Iso7064.CheckCharacter(digits), out var number));
        Assert.Equal(default, number);
    }

    [Theory]
    [InlineData("20000229")]
    [InlineData("20200229")]
    public void Leap_day_of_a_leap_year_is_a_birth_date(string birthDate)
    {
        var digits = $"340102{birthDate}002";

        Assert.True(ResidentIdNumber.TryParse(digits + Iso7064.CheckCharacter(digits), out _));
    }

    [Fact]
    public void All_faults_are_reported_at_once() =>
        Assert.Equal(
            ResidentIdFaults.CheckDigit | ResidentIdFaults.BirthDate | ResidentIdFaults.Division,
            ResidentIdNumber.Check("340199201902290011", out _));

    [Fact]
    public void Every_number_with_its_check_character_is_read_back() =>
        Gen.Select(Gen.Int[0, DivisionTable.All.Count - 1], Gen.Int[0, 60_000], Gen.Int[0, 999]).Sample((division, day, sequence) =>
        {
            var code = DivisionTable.All[division].Code;
            var birthDate = new DateOnly(1900, 1, 1).AddDays(day);
            var text = Samples.ResidentIdOf(code.Value, birthDate, sequence);
            return ResidentIdNumber.Check(text, out var number) == ResidentIdFaults.None
                && number.Value == text && number.BirthDate == birthDate && number.Division == code
                && number.SaysMale == (sequence % 2 == 1);
        });

    [Fact]
    public void Wrong_check_character_is_found_whichever_it_is() =>
        Gen.Select(Gen.Int[0, 999], Gen.Char["0123456789X"]).Sample((sequence, check) =>
        {
            var right = Samples.ResidentIdOf("340102", Samples.BirthDate, sequence);
            var found = ResidentIdNumber.Check(right[..17] + check, out _);
            return found == (check == right[17] ? ResidentIdFaults.None : ResidentIdFaults.CheckDigit);
        });

    [Fact]
    public void Any_text_is_answered_without_an_exception() =>
        Gen.String.Sample(text => ResidentIdNumber.Check(text, out _) == ResidentIdFaults.Shape || text.Length == 18);

    [Fact]
    public void Default_is_no_number()
    {
        Assert.Equal(string.Empty, default(ResidentIdNumber).Value);
        Assert.False(default(ResidentIdNumber).SaysMale);
        Assert.False(ResidentIdNumber.TryParse(default(ResidentIdNumber).Value, out _));
    }
}
