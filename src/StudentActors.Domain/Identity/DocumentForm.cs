namespace StudentActors.Domain.Identity;

/// <summary>An identity document as it was sent: nothing is checked yet.</summary>
public sealed record DocumentForm(string? Type, string? Number, string? Issuer = null)
{
    /// <summary>Keeps the number out of logs and messages.</summary>
    public override string ToString() => nameof(DocumentForm);
}
