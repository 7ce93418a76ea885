namespace StudentActors.Domain.Identity;

/// <summary>A checked identity document; made by <see cref="IdentityDocuments.Check"/> only.</summary>
/// <param name="Number">Normalised: half-width, upper case, no surrounding white space.</param>
/// <param name="Issuer">Issuing country (ISO 3166-1 alpha-2, upper case) of a passport; otherwise <c>null</c>.</param>
public sealed record IdentityDocument(DocumentType Type, string Number, string? Issuer)
{
    /// <summary>What makes the document unique: type, issuing country, number.</summary>
    public string ClaimText => $"{(int)Type}|{Issuer}|{Number}";
}
