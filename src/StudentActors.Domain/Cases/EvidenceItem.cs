using StudentActors.Domain.Accounts;

namespace StudentActors.Domain.Cases;

/// <summary>A proof attached to a case (佐证材料). Its content lies in the evidence store under its hash.</summary>
/// <param name="Sha256">Of the content, lower-case hexadecimal; also its id within the case.</param>
/// <param name="Name">File name as it was sent.</param>
/// <param name="By">Account that attached it.</param>
/// <param name="Office">Office of that account.</param>
public sealed record EvidenceItem(
    string Sha256, EvidenceType Type, long Length, string Name, string By, Office Office, DateTimeOffset At)
{
    /// <summary>A file name may be a person's name and stays out of logs and messages.</summary>
    public override string ToString() => nameof(EvidenceItem);
}
