using System.Text.RegularExpressions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Identity;

/// <summary>Checks identity documents (art. 6) and reports every fault at once.</summary>
public static partial class IdentityDocuments
{
    /// <param name="path">JSON path of the document in the request.</param>
    /// <returns>The normalised document, or <c>null</c> with faults added.</returns>
    public static IdentityDocument? Check(DocumentForm form, IdentityPolicy policy, string path, ICollection<Fault> faults)
    {
        var before = faults.Count;
        var number = Normalised.Code(form.Number ?? string.Empty);
        if (number.Length == 0)
        {
            faults.Add(new Fault($"{path}.number", RuleBook.DocumentNumberRequired));
        }

        if (!DocumentTypes.List.TryParse(form.Type, out var type))
        {
            faults.Add(new Fault($"{path}.type", RuleBook.DocumentType));
            return null;
        }

        var issuer = CheckIssuer(type, form.Issuer, path, faults);
        if (number.Length > 0)
        {
            CheckNumber(type, number, policy, $"{path}.number", faults);
        }

        return faults.Count == before ? new IdentityDocument(type, number, issuer) : null;
    }

    private static string? CheckIssuer(DocumentType type, string? text, string path, ICollection<Fault> faults)
    {
        var issuer = string.IsNullOrWhiteSpace(text) ? null : Normalised.Code(text);
        if (type == DocumentType.Passport)
        {
            if (issuer is not { Length: 2 } || !issuer.All(char.IsAsciiLetterUpper))
            {
                faults.Add(new Fault($"{path}.issuer", RuleBook.IssuerRequired));
            }
        }
        else if (issuer is not null)
        {
            faults.Add(new Fault($"{path}.issuer", RuleBook.IssuerNotAllowed));
        }

        return issuer;
    }

    private static void CheckNumber(DocumentType type, string number, IdentityPolicy policy, string path, ICollection<Fault> faults)
    {
        switch (type)
        {
            case DocumentType.ResidentId:
                CheckResidentId(number, policy, path, faults);
                break;
            case DocumentType.HongKongMacaoResidencePermit:
                CheckPermit(number, ["810000", "820000"], path, faults);
                break;
            case DocumentType.TaiwanResidencePermit:
                CheckPermit(number, ["830000"], path, faults);
                break;
            case DocumentType.ForeignPermanentResidentId when number.Length == 18:
                CheckForeignPermanentResidentId(number, path, faults);
                break;
            default:
                if (!Shape(type).IsMatch(number))
                {
                    faults.Add(new Fault(path, RuleBook.DocumentShape));
                }

                break;
        }
    }

    private static void CheckResidentId(string number, IdentityPolicy policy, string path, ICollection<Fault> faults)
    {
        var found = ResidentIdNumber.Check(number, out var id);
        if (found == ResidentIdFaults.Shape)
        {
            faults.Add(new Fault(path, RuleBook.DocumentShape));
            return;
        }

        ReportCommon(found, path, faults);
        if (!found.HasFlag(ResidentIdFaults.Division))
        {
            return;
        }

        // 99xxxx belongs to nobody: not a wrong division but a synthetic identity.
        if (!id.Division.IsSynthetic)
        {
            faults.Add(new Fault(path, RuleBook.DivisionUnknown));
        }
        else if (!policy.AllowSynthetic)
        {
            faults.Add(new Fault(path, RuleBook.SyntheticIdentity));
        }
    }

    private static void CheckPermit(string number, ReadOnlySpan<string> areas, string path, ICollection<Fault> faults)
    {
        var found = ResidentIdNumber.Check(number, out _);
        if (found == ResidentIdFaults.Shape || !areas.Contains(number[..6]))
        {
            faults.Add(new Fault(path, RuleBook.DocumentShape));
            return;
        }

        ReportCommon(found, path, faults);
    }

    // 9, province of issue, nationality, birth date, sequence: only the check character and the birth date follow GB 11643.
    private static void CheckForeignPermanentResidentId(string number, string path, ICollection<Fault> faults)
    {
        var found = ResidentIdNumber.Check(number, out _);
        if (found == ResidentIdFaults.Shape || number[0] != '9' || string.CompareOrdinal(number, 1, "11", 0, 2) < 0
            || string.CompareOrdinal(number, 1, "65", 0, 2) > 0)
        {
            faults.Add(new Fault(path, RuleBook.DocumentShape));
            return;
        }

        ReportCommon(found, path, faults);
    }

    private static void ReportCommon(ResidentIdFaults found, string path, ICollection<Fault> faults)
    {
        if (found.HasFlag(ResidentIdFaults.CheckDigit))
        {
            faults.Add(new Fault(path, RuleBook.CheckDigit));
        }

        if (found.HasFlag(ResidentIdFaults.BirthDate))
        {
            faults.Add(new Fault(path, RuleBook.DocumentBirthDate));
        }
    }

    private static Regex Shape(DocumentType type) => type switch
    {
        DocumentType.HongKongMacaoTravelPermit => HongKongMacaoTravelPermitShape(),
        DocumentType.TaiwanTravelPermit => TaiwanTravelPermitShape(),
        DocumentType.ForeignPermanentResidentId => OldForeignPermanentResidentIdShape(),
        DocumentType.Passport => PassportShape(),
        DocumentType.BirthCertificate => BirthCertificateShape(),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    [GeneratedRegex(@"\A[HM](?:[0-9]{8}|[0-9]{10})\z")]
    private static partial Regex HongKongMacaoTravelPermitShape();

    [GeneratedRegex(@"\A(?:[0-9]{8}|[0-9]{10}[A-Z])\z")]
    private static partial Regex TaiwanTravelPermitShape();

    [GeneratedRegex(@"\A[A-Z]{3}[0-9]{12}\z")]
    private static partial Regex OldForeignPermanentResidentIdShape();

    [GeneratedRegex(@"\A[A-Z0-9]{5,20}\z")]
    private static partial Regex PassportShape();

    [GeneratedRegex(@"\A[A-Z][0-9]{9}\z")]
    private static partial Regex BirthCertificateShape();
}
