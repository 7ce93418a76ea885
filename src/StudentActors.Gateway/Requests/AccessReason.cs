using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>Why a caller needs to see document and phone numbers in full: <c>X-Access-Reason</c>.</summary>
internal static class AccessReason
{
    public const string Header = "X-Access-Reason";
    public const int Longest = 200;

    /// <param name="given">Whether there is one; then the answer is not masked.</param>
    public static Refusal? Read(HttpRequest request, out bool given)
    {
        given = false;
        var values = request.Headers[Header];
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count > 1 || string.IsNullOrWhiteSpace(values[0]) || values[0]!.EnumerateRunes().Count() > Longest)
        {
            return Refusal.Of(RuleBook.AccessReason);
        }

        given = true;
        return null;
    }
}
