using System.Globalization;

namespace StudentActors.Domain.Text;

/// <summary>What people type for codes and numbers: full-width digits and letters, lower case, white space around.</summary>
public static class Normalised
{
    /// <summary>Half-width, ASCII letters in upper case, trimmed; the text itself when it is so already.</summary>
    public static string Code(string text)
    {
        text = text.Trim();
        foreach (var c in text)
        {
            if (Character(c) != c)
            {
                return string.Create(text.Length, text, static (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = Character(source[i]);
                    }
                });
            }
        }

        return text;
    }

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    // Only ASCII letters are raised: the full tables of Unicode would turn some foreign letters into ASCII ones.
    private static char Character(char c)
    {
        var half = c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
            '\u3000' => ' ',
            _ => c,
        };
        return half is >= 'a' and <= 'z' ? (char)(half - 'a' + 'A') : half;
    }
}
