using CsCheck;
using StudentActors.Domain.Identity;

namespace StudentActors.Domain.Tests.Identity;

public sealed class Iso7064Tests
{
    private static readonly Gen<string> Digits = Gen.String[Gen.Char['0', '9'], 17, 17];

    [Theory]
    [InlineData("11010519491231002", 'X')]
    [InlineData("44052418800101001", '4')]
    [InlineData("99010120180315003", 'X')]
    [InlineData("99410120170901256", '6')]
    [InlineData("99010020150808017", '5')]
    [InlineData("99000020190229001", 'X')]
    public void Check_character_is_that_of_the_standard(string digits, char check) =>
        Assert.Equal(check, Iso7064.CheckCharacter(digits));

    [Fact]
    public void Any_single_wrong_digit_changes_the_check_character() =>
        Gen.Select(Digits, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((digits, position, step) =>
        {
            var wrong = digits.ToCharArray();
            wrong[position] = (char)('0' + ((wrong[position] - '0' + step) % 10));
            return Iso7064.CheckCharacter(digits) != Iso7064.CheckCharacter(wrong);
        });

    [Fact]
    public void Any_two_neighbours_that_are_swapped_change_the_check_character() =>
        Gen.Select(Digits, Gen.Int[0, 15]).Where((digits, at) => digits[at] != digits[at + 1]).Sample((digits, at) =>
        {
            var wrong = digits.ToCharArray();
            (wrong[at], wrong[at + 1]) = (wrong[at + 1], wrong[at]);
            return Iso7064.CheckCharacter(digits) != Iso7064.CheckCharacter(wrong);
        });

    [Theory]
    [InlineData("")]
    [InlineData("1101051949123100")]
    [InlineData("110105194912310021")]
    public void Anything_but_seventeen_digits_is_an_error_of_the_caller(string digits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Iso7064.CheckCharacter(digits));
}
