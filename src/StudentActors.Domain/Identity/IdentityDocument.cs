namespace StudentActors.Domain.Identity;

/// <summary>A checked identity document; made by <see cref="IdentityDocuments.Check"/> only.</summary>
/// <param name="Number">Normalised: half-width, upper case, no surrounding white space.</param>
/// <param name="Issuer">Issuing country (ISO 3166-1 alpha-2, upper case) of a passport; otherwise <c>null</c>.</param>
public sealed record IdentityDocument(DocumentType Type, string Number, string? Issuer)
{
    private const int LifelongPart = 9;

    /// <summary>What makes the document unique: type, issuing country, number.</summary>
    public string ClaimText => $"{(int)Type}|{Issuer}|{Lifelong}";

    // Older travel permits end in two digits that count the renewals; the letter and eight digits before them stay for life.
    private string Lifelong =>
        Type == DocumentType.HongKongMacaoTravelPermit && Number.Length > LifelongPart ? Number[..LifelongPart] : Number;

    /// <summary>Keeps the number out of logs and messages.</summary>
    public override string ToString() => $"{Type} document";
}
