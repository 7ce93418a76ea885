using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Identity;

public sealed class IdentityDocumentsTests
{
    private const string Shape = "identity.shape";
    private const string CheckDigit = "identity.check-digit";
    private const string BirthDate = "identity.birth-date";
    private const string Division = "identity.division";
    private const string Synthetic = "identity.synthetic";

    [Theory]
    [InlineData("residentId", "11010519491231002X")]
    [InlineData("hongKongMacaoResidencePermit", "810000201503150011")]
    [InlineData("hongKongMacaoResidencePermit", "820000201503150021")]
    [InlineData("taiwanResidencePermit", "830000201503150015")]
    [InlineData("hongKongMacaoTravelPermit", "H12345678")]
    [InlineData("hongKongMacaoTravelPermit", "M12345678")]
    [InlineData("hongKongMacaoTravelPermit", "H1234567802")]
    [InlineData("taiwanTravelPermit", "12345678")]
    [InlineData("taiwanTravelPermit", "1234567801B")]
    [InlineData("foreignPermanentResidentId", "911124201503150012")]
    [InlineData("foreignPermanentResidentId", "FRA110015031501")]
    [InlineData("birthCertificate", "R340123456")]
    public void Number_of_the_right_shape_is_accepted(string type, string number)
    {
        var document = Accept(new DocumentForm(type, number));

        Assert.Equal(number, document.Number);
        Assert.Null(document.Issuer);
    }

    [Theory]
    [InlineData("residentId", "110105194912310020", CheckDigit)]
    [InlineData("residentId", "110105491231002", Shape)]
    [InlineData("residentId", "99000020190229001X", BirthDate)]
    [InlineData("residentId", "340199201803150018", Division)]
    [InlineData("residentId", "810000201503150011", Division)]
    [InlineData("hongKongMacaoResidencePermit", "830000201503150015", Shape)]
    [InlineData("hongKongMacaoResidencePermit", "810001201503150018", Shape)]
    [InlineData("hongKongMacaoResidencePermit", "810000201503150010", CheckDigit)]
    [InlineData("hongKongMacaoResidencePermit", "810000201502290012", BirthDate)]
    [InlineData("hongKongMacaoResidencePermit", "H12345678", Shape)]
    [InlineData("taiwanResidencePermit", "810000201503150011", Shape)]
    [InlineData("taiwanResidencePermit", "830000201503150010", CheckDigit)]
    [InlineData("hongKongMacaoTravelPermit", "H1234567", Shape)]
    [InlineData("hongKongMacaoTravelPermit", "H123456789", Shape)]
    [InlineData("hongKongMacaoTravelPermit", "H12345678012", Shape)]
    [InlineData("hongKongMacaoTravelPermit", "A12345678", Shape)]
    [InlineData("hongKongMacaoTravelPermit", "HA2345678", Shape)]
    [InlineData("taiwanTravelPermit", "1234567", Shape)]
    [InlineData("taiwanTravelPermit", "123456789", Shape)]
    [InlineData("taiwanTravelPermit", "1234567801", Shape)]
    [InlineData("taiwanTravelPermit", "12345678011", Shape)]
    [InlineData("taiwanTravelPermit", "A2345678", Shape)]
    [InlineData("foreignPermanentResidentId", "811124201503150019", Shape)]
    [InlineData("foreignPermanentResidentId", "910124201503150011", Shape)]
    [InlineData("foreignPermanentResidentId", "966124201503150016", Shape)]
    [InlineData("foreignPermanentResidentId", "911124201503150010", CheckDigit)]
    [InlineData("foreignPermanentResidentId", "FR1110015031501", Shape)]
    [InlineData("foreignPermanentResidentId", "FRA11001503150", Shape)]
    [InlineData("foreignPermanentResidentId", "FRA1100150315012", Shape)]
    [InlineData("birthCertificate", "R34012345", Shape)]
    [InlineData("birthCertificate", "R3401234567", Shape)]
    [InlineData("birthCertificate", "1340123456", Shape)]
    [InlineData("birthCertificate", "RA40123456", Shape)]
    public void Other_number_is_refused_by_the_rule_it_breaks(string type, string number, string rule) =>
        Refuse(new DocumentForm(type, number), Samples.Synthetic, ("document.number", rule));

    [Theory]
    [InlineData("AB123", true)]
    [InlineData("12345", true)]
    [InlineData("A2345678901234567890", true)]
    [InlineData("11010519491231002X", true)]
    [InlineData("AB12", false)]
    [InlineData("A23456789012345678901", false)]
    [InlineData("AB-123", false)]
    [InlineData("AB 123", false)]
    [InlineData("護照12345", false)]
    public void Passport_number_has_5_to_20_letters_and_digits(string number, bool accepted)
    {
        var form = new DocumentForm("passport", number, "FR");
        if (accepted)
        {
            Assert.Equal(number, Accept(form).Number);
        }
        else
        {
            Refuse(form, Samples.Synthetic, ("document.number", Shape));
        }
    }

    [Theory]
    [InlineData("FR", "FR")]
    [InlineData("fr", "FR")]
    [InlineData(" ＦＲ ", "FR")]
    public void Issuer_of_a_passport_is_normalised(string sent, string issuer) =>
        Assert.Equal(issuer, Accept(new DocumentForm("passport", "AB1234567", sent)).Issuer);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("F")]
    [InlineData("FRA")]
    [InlineData("F1")]
    [InlineData("法国")]
    public void Passport_without_a_country_of_issue_is_refused(string? issuer) =>
        Refuse(new DocumentForm("passport", "AB1234567", issuer), Samples.Synthetic, ("document.issuer", "identity.issuer"));

    [Fact]
    public void Issuer_of_another_document_is_refused_and_an_empty_one_is_none()
    {
        Refuse(
            new DocumentForm("residentId", Samples.ResidentId, "CN"), Samples.Synthetic,
            ("document.issuer", "identity.issuer-not-allowed"));
        Assert.Null(Accept(new DocumentForm("residentId", Samples.ResidentId, " ")).Issuer);
    }

    [Theory]
    [InlineData("99010120180315003x")]
    [InlineData("９９０１０１２０１８０３１５００３Ｘ")]
    [InlineData("９９０１０１２０１８０３１５００３ｘ")]
    [InlineData("  99010120180315003X\t")]
    [InlineData("\u300099010120180315003X\u3000")]
    public void Lower_case_full_width_and_white_space_around_are_normalised(string sent) =>
        Assert.Equal(Samples.ResidentId, Accept(new DocumentForm("residentId", sent)).Number);

    [Fact]
    public void Number_that_needs_no_normalising_is_kept_as_the_very_text_sent() =>
        Assert.Same(Samples.ResidentId, Accept(new DocumentForm("residentId", Samples.ResidentId)).Number);

    [Theory]
    [InlineData("residentId", DocumentType.ResidentId)]
    [InlineData("RESIDENTID", DocumentType.ResidentId)]
    [InlineData(" 身份证 ", DocumentType.ResidentId)]
    [InlineData("户口簿", DocumentType.ResidentId)]
    [InlineData("1", DocumentType.ResidentId)]
    [InlineData("B", DocumentType.ResidentId)]
    public void Type_is_known_by_name_code_and_chinese_name(string type, DocumentType expected) =>
        Assert.Equal(expected, Accept(new DocumentForm(type, Samples.ResidentId)).Type);

    [Fact]
    public void Synthetic_identity_is_accepted_only_where_it_is_allowed()
    {
        var form = new DocumentForm("residentId", Samples.ResidentId);

        Accept(form);
        Refuse(form, Samples.Real, ("document.number", Synthetic));
    }

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        Refuse(
            new DocumentForm("residentId", "340199201902290011", "CN"), Samples.Real,
            ("document.number", CheckDigit), ("document.number", BirthDate), ("document.number", Division),
            ("document.issuer", "identity.issuer-not-allowed"));
        Refuse(
            new DocumentForm("residentId", "990000201902290011"), Samples.Real,
            ("document.number", CheckDigit), ("document.number", BirthDate), ("document.number", Synthetic));
        Refuse(
            new DocumentForm(null, null), Samples.Real,
            ("document.number", "identity.number-required"), ("document.type", "identity.document-type"));
        Refuse(
            new DocumentForm("passport", " "), Samples.Real,
            ("document.number", "identity.number-required"), ("document.issuer", "identity.issuer"));
    }

    [Fact]
    public void Faults_found_before_do_not_count_against_the_document()
    {
        List<Fault> faults = [new Fault("name", RuleBook.NameRequired)];

        Assert.NotNull(IdentityDocuments.Check(new("residentId", Samples.ResidentId), Samples.Synthetic, "document", faults));
        Assert.Single(faults);
    }

    [Fact]
    public void Claim_tells_documents_apart_by_type_country_and_number()
    {
        string[] claims =
        [
            Accept(new DocumentForm("passport", "AB123456", "FR")).ClaimText,
            Accept(new DocumentForm("passport", "AB123456", "DE")).ClaimText,
            Accept(new DocumentForm("passport", "AB123457", "FR")).ClaimText,
            Accept(new DocumentForm("taiwanTravelPermit", "12345678")).ClaimText,
            Accept(new DocumentForm("hongKongMacaoTravelPermit", "H12345678")).ClaimText,
        ];

        Assert.Equal(claims.Length, claims.Distinct().Count());
    }

    [Fact]
    public void Renewed_travel_permit_makes_the_same_claim() =>
        Assert.Equal(
            Accept(new DocumentForm("hongKongMacaoTravelPermit", "H12345678")).ClaimText,
            Accept(new DocumentForm("hongKongMacaoTravelPermit", "H1234567802")).ClaimText);

    private static IdentityDocument Accept(DocumentForm form)
    {
        var faults = new List<Fault>();
        var document = IdentityDocuments.Check(form, Samples.Synthetic, "document", faults);
        Refused.Same([], faults);
        Assert.NotNull(document);
        return document;
    }

    private static void Refuse(DocumentForm form, IdentityPolicy policy, params (string Path, string Rule)[] expected)
    {
        var faults = new List<Fault>();
        Assert.Null(IdentityDocuments.Check(form, policy, "document", faults));
        Refused.Same(expected.Select(fault => (fault.Path, RuleBook.Find(fault.Rule)!)), faults);
    }
}
