using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Cases;

/// <summary>Which grain owns a case's deadline shows in the stored kind: <c>transfer.remind</c> is <c>case.remind</c> of a move.</summary>
internal static class CaseDeadlineKinds
{
    private const string CasePrefix = "case.";
    private const string TransferPrefix = "transfer.";

    public static bool IsTransfer(string stored) => stored.StartsWith(TransferPrefix, StringComparison.Ordinal);

    public static string Stored(CaseType type, string kind) => type.IsMove() ? TransferPrefix + kind[CasePrefix.Length..] : kind;

    public static string Read(string stored) => IsTransfer(stored) ? CasePrefix + stored[TransferPrefix.Length..] : stored;
}
