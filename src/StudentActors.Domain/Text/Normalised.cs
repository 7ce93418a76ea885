using System.Globalization;

namespace StudentActors.Domain.Text;

/// <summary>What people type for codes and numbers: full-width digits and letters, lower case, white space around.</summary>
public static class Normalised
{
    /// <summary>Half-width, upper case, trimmed.</summary>
    public static string Code(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = source[i];
                if (c is >= '\uFF01' and <= '\uFF5E')
                {
                    c = (char)(c - '\uFF01' + '!');
                }

                span[i] = char.ToUpperInvariant(c == '\u3000' ? ' ' : c);
            }
        }).Trim();

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
