using System.Globalization;
using System.Text;

namespace StudentActors.Domain.Text;

/// <summary>Free text that is stored as it was sent, or refused; never altered.</summary>
public static class PlainText
{
    /// <summary>
    /// One line of valid Unicode: no control or direction-changing characters, no broken surrogates, no white space at either end. Private-use
    /// characters stay allowed because rare names have been written with them.
    /// </summary>
    public static bool IsLine(string text)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done || !IsPrintable(rune))
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }

    /// <summary>Length as a person counts it: code points, so that a rare character outside the basic plane counts once.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    // Format characters (Cf) include direction overrides, which can make a name read as another one.
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate) || IsJoiner(rune);

    // Several minority scripts (Uyghur, Kazakh, Mongolian) need joiners to be written correctly.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or (>= 0x180B and <= 0x180F);
}
