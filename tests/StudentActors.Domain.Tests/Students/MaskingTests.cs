using CsCheck;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("王", "王**")]
    [InlineData("欧阳小雨", "欧**")]
    [InlineData("\U00020BB7野家", "\U00020BB7**")]
    [InlineData("阿卜杜热西提·买买提", "阿**")]
    [InlineData("", "**")]
    public void Name_keeps_its_first_character_and_hides_its_length(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData(DocumentType.ResidentId, "99010120180315003X", "99**************3X")]
    [InlineData(DocumentType.HongKongMacaoTravelPermit, "H12345678", "H*******8")]
    [InlineData(DocumentType.Passport, "AB123", "A***3")]
    [InlineData(DocumentType.BirthCertificate, "R340123456", "R********6")]
    public void Document_keeps_both_ends(DocumentType type, string number, string masked) =>
        Assert.Equal(masked, Masking.Document(new IdentityDocument(type, number, null)));

    [Theory]
    [InlineData("13800001234", "********234")]
    [InlineData("12345", "****5")]
    [InlineData("+86 138 0000 1234", "*************1234")]
    [InlineData("", "")]
    public void Phone_keeps_a_third_of_its_end_at_most_four(string phone, string masked) => Assert.Equal(masked, Masking.Phone(phone));

    [Fact]
    public void Student_number_keeps_letter_province_and_last_two()
    {
        Assert.True(StudentNumber.TryParse("G99010120180315003X", out var number));

        Assert.Equal("G99**************3X", Masking.Number(number));
        Assert.Equal(string.Empty, Masking.Number(default));
    }

    [Theory]
    [InlineData("安徽省合肥市瑶海区某路1号", "安徽省合肥市****")]
    [InlineData("幸福路1号101室", "幸福路****")]
    [InlineData("幸福路１号１０１室", "幸福路****")]
    [InlineData("12栋3单元404室", "****")]
    [InlineData("某路1号", "****")]
    [InlineData("\U00020BB7某某某某某某", "\U00020BB7某某某某某****")]
    [InlineData("", "****")]
    public void Address_keeps_no_digit_and_six_characters_at_most(string address, string masked) =>
        Assert.Equal(masked, Masking.Address(address));

    [Fact]
    public void Resident_id_shows_neither_birth_date_nor_sex() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 999]).Sample((day, sequence) =>
        {
            var birthDate = new DateOnly(1980, 1, 1).AddDays(day);
            var text = Samples.ResidentIdOf("990101", birthDate, sequence);
            var masked = Masking.Document(new IdentityDocument(DocumentType.ResidentId, text, null));
            return masked.Length == text.Length && masked[2..16].All(c => c == '*');
        });

    [Fact]
    public void Phone_never_shows_more_than_four_digits() =>
        Gen.String[Gen.Char['0', '9'], 5, 20].Sample(phone => Masking.Phone(phone).Count(char.IsAsciiDigit) <= 4);

    [Fact]
    public void Address_never_shows_a_digit() =>
        Gen.String.Sample(address => !Masking.Address(address).Any(char.IsDigit));
}
