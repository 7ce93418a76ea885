using System.Globalization;
using Microsoft.Net.Http.Headers;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>A record's version as a strong entity tag, and the preconditions that name one.</summary>
internal static class RecordVersion
{
    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the caller read. A weak or foreign tag matches no record and is told apart from a missing one.</summary>
    public static Refusal? ReadIfMatch(HttpRequest request, out int version)
    {
        version = 0;
        var sent = request.Headers.IfMatch;
        if (sent.Count == 0 || string.IsNullOrWhiteSpace(sent[0]))
        {
            return Refusal.Of(RuleBook.IfMatchMissing);
        }

        if (sent.Count > 1 || !EntityTagHeaderValue.TryParse(sent[0], out var tag) || tag.Tag == "*")
        {
            return Refusal.Of(RuleBook.IfMatchShape);
        }

        return !tag.IsWeak && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version)
            ? null
            : Refusal.Of(RuleBook.Stale);
    }

    /// <summary>Whether <c>If-None-Match</c> says that the caller already has this version.</summary>
    public static bool IsKnown(HttpRequest request, string tag)
    {
        var sent = request.Headers.IfNoneMatch;
        if (sent.Count == 0)
        {
            return false;
        }

        if (sent.Count == 1 && sent[0] == tag)
        {
            return true;
        }

        return EntityTagHeaderValue.TryParseList(sent, out var known)
            && known.Any(candidate => candidate.Tag == "*" || candidate.Tag.Equals(tag, StringComparison.Ordinal));
    }
}
