using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Identity;

/// <summary>Shape and inner consistency of a normalised number, by type of document.</summary>
internal static class DocumentNumbers
{
    public static void Check(DocumentType type, string number, IdentityPolicy policy, string path, ICollection<Fault> faults)
    {
        if (!IsShaped(type, number))
        {
            Add(RuleBook.DocumentShape);
            return;
        }

        if (number.Length != 18 || type == DocumentType.Passport)
        {
            return;
        }

        var found = ResidentIdNumber.Check(number, out _);
        if (found.HasFlag(ResidentIdFaults.CheckDigit))
        {
            Add(RuleBook.CheckDigit);
        }

        if (found.HasFlag(ResidentIdFaults.BirthDate))
        {
            Add(RuleBook.DocumentBirthDate);
        }

        if (type == DocumentType.ResidentId && found.HasFlag(ResidentIdFaults.Division) && DivisionRule(number, policy) is { } rule)
        {
            Add(rule);
        }

        void Add(Rule broken) => faults.Add(new Fault($"{path}.number", broken));
    }

    // 99xxxx belongs to nobody: not a wrong division but a synthetic identity.
    private static Rule? DivisionRule(string number, IdentityPolicy policy) =>
        !DivisionCode.TryParse(number.AsSpan(0, 6), out var division) || !division.IsSynthetic ? RuleBook.DivisionUnknown
        : policy.AllowSynthetic ? null
        : RuleBook.SyntheticIdentity;

    private static bool IsShaped(DocumentType type, ReadOnlySpan<char> number) => type switch
    {
        DocumentType.ResidentId => ResidentIdNumber.IsShaped(number),
        DocumentType.HongKongMacaoResidencePermit => ResidentIdNumber.IsShaped(number) && number[..6] is "810000" or "820000",
        DocumentType.TaiwanResidencePermit => ResidentIdNumber.IsShaped(number) && number.StartsWith("830000"),
        // Two digits that count the renewals follow on older permits.
        DocumentType.HongKongMacaoTravelPermit =>
            number.Length is 9 or 11 && number[0] is 'H' or 'M' && number[1..].ContainsOnlyDigits(),
        DocumentType.TaiwanTravelPermit => IsTaiwanTravelPermit(number),
        DocumentType.ForeignPermanentResidentId => IsForeignPermanentResidentId(number),
        DocumentType.Passport => number.Length is >= 5 and <= 20 && number.ContainsOnlyDigitsAndCapitals(),
        DocumentType.BirthCertificate => number.Length == 10 && char.IsAsciiLetterUpper(number[0]) && number[1..].ContainsOnlyDigits(),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    // Eight digits; older books ten digits and a letter.
    private static bool IsTaiwanTravelPermit(ReadOnlySpan<char> number) =>
        (number.Length == 8 && number.ContainsOnlyDigits())
        || (number.Length == 11 && number[..10].ContainsOnlyDigits() && char.IsAsciiLetterUpper(number[10]));

    // Since 2023: 9, province of issue (11–65), nationality, birth date, sequence, check character. Before: three letters, twelve digits.
    private static bool IsForeignPermanentResidentId(ReadOnlySpan<char> number) =>
        number.Length == 18
            ? ResidentIdNumber.IsShaped(number) && number[0] == '9'
                && (number[1] - '0') * 10 + (number[2] - '0') is >= 11 and <= 65
            : number.Length == 15 && number[..3].ContainsOnlyCapitals() && number[3..].ContainsOnlyDigits();
}
