using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>The <c>Idempotency-Key</c> that every write which creates or decides must carry.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>In characters, not in UTF-16 units.</summary>
    public const int Longest = 64;

    public static Refusal? Read(HttpRequest request, out string key)
    {
        var values = request.Headers[Header];
        key = values.Count > 0 ? values[0] ?? string.Empty : string.Empty;
        if (string.IsNullOrWhiteSpace(key))
        {
            return Refusal.Of(RuleBook.IdempotencyKeyMissing);
        }

        return values.Count > 1 || IsTooLong(key) ? Refusal.Of(RuleBook.IdempotencyKeyTooLong) : null;
    }

    private static bool IsTooLong(string key) => key.Length > Longest && key.EnumerateRunes().Count() > Longest;
}
