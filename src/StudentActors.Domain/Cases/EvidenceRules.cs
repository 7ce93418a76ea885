using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Cases;

/// <summary>Decides whether a file may be attached to a case.</summary>
public static class EvidenceRules
{
    /// <summary>10 MiB.</summary>
    public const int LargestBytes = 10 * 1024 * 1024;

    /// <summary>Files of one case.</summary>
    public const int Most = 20;

    public const int LongestName = 100;

    /// <param name="sha256">Of the content, lower-case hexadecimal.</param>
    /// <param name="head">The content, or at least its first eight bytes.</param>
    public static Decision<EvidenceAttached> Decide(
        CaseRecord record, Caller caller, string? name, ReadOnlySpan<byte> head, long length, string sha256, DateTimeOffset now)
    {
        if (CaseAccess.MayNotSee(record, caller) is { } refusal)
        {
            return refusal;
        }

        if (!caller.MayAct(record))
        {
            return Refusal.Of(RuleBook.EvidenceOffice);
        }

        if (!record.State.IsOpen())
        {
            return Refusal.Of(RuleBook.CaseEnded);
        }

        if (name is null || !PlainText.IsLine(name, LongestName))
        {
            return Refusal.Of(RuleBook.EvidenceName, "name");
        }

        if (length is 0 or > LargestBytes)
        {
            return Refusal.Of(RuleBook.EvidenceSize);
        }

        return TypeOf(head) is not { } type ? Refusal.Of(RuleBook.EvidenceTypeUnknown)
            : record.Evidence.Count >= Most ? Refusal.Of(RuleBook.EvidenceTooMany)
            : record.Evidence.Any(item => item.Sha256 == sha256) ? Refusal.Of(RuleBook.EvidenceExists)
            : new EvidenceAttached(new EvidenceItem(sha256, type, length, name, caller.Account, caller.Office, now)) { At = now };
    }

    /// <summary>The type by its first bytes; names and media types that a client states are not trusted.</summary>
    public static EvidenceType? TypeOf(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? EvidenceType.Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? EvidenceType.Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? EvidenceType.Png
        : null;
}
