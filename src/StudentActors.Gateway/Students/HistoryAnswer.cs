using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using StudentActors.Contracts.Students;

namespace StudentActors.Gateway.Students;

[Description("Events of a record, oldest first; each names the hash of the one before it.")]
internal sealed record HistoryAnswer
{
    private const string TokenPrefix = "after:";

    public required ImmutableArray<HistoryEntry> Items { get; init; }

    public string? NextPageToken { get; init; }

    public static HistoryAnswer From(HistoryPage page) => new()
    {
        Items = page.Items,
        NextPageToken = page.NextAfter is { } after ? Token(after) : null,
    };

    /// <summary>The sequence that a page token stands for: 0 without one, <c>null</c> for one that was never given out.</summary>
    public static int? ReadToken(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        var read = int.TryParse(Text(token), NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        return read && Token(after) == token ? after : null;
    }

    private static string Token(int after) =>
        WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{TokenPrefix}{after}")));

    private static string? Text(string token)
    {
        try
        {
            var text = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(token));
            return text.StartsWith(TokenPrefix, StringComparison.Ordinal) ? text[TokenPrefix.Length..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
