using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Identity;

/// <summary>Checks identity documents (art. 6) and reports every fault at once.</summary>
public static class IdentityDocuments
{
    /// <param name="path">JSON path of the document in the request.</param>
    /// <returns>The normalised document, or <c>null</c> with faults added.</returns>
    public static IdentityDocument? Check(DocumentForm form, IdentityPolicy policy, string path, ICollection<Fault> faults) =>
        Check(form, policy, path, faults, out _);

    /// <param name="person">What the number says of its holder, as far as it can be read, even where the document is refused.</param>
    internal static IdentityDocument? Check(
        DocumentForm form, IdentityPolicy policy, string path, ICollection<Fault> faults, out DocumentHolder person)
    {
        person = default;
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
            DocumentNumbers.Check(type, number, policy, path, faults);
            person = DocumentHolder.Of(type, number);
        }

        return faults.Count == before ? new IdentityDocument(type, number, issuer) : null;
    }

    private static string? CheckIssuer(DocumentType type, string? text, string path, ICollection<Fault> faults)
    {
        var issuer = string.IsNullOrWhiteSpace(text) ? null : Normalised.Code(text);
        if (type != DocumentType.Passport)
        {
            if (issuer is not null)
            {
                faults.Add(new Fault($"{path}.issuer", RuleBook.IssuerNotAllowed));
            }

            return null;
        }

        if (issuer is not { Length: 2 } || !char.IsAsciiLetterUpper(issuer[0]) || !char.IsAsciiLetterUpper(issuer[1]))
        {
            faults.Add(new Fault($"{path}.issuer", RuleBook.IssuerRequired));
        }

        return issuer;
    }
}
