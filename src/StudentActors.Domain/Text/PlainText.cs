using System.Buffers;
using System.Globalization;
using System.Text;

namespace StudentActors.Domain.Text;

/// <summary>Free text that is stored as it was sent, or refused; never altered.</summary>
public static class PlainText
{
    /// <summary>
    /// One line of valid Unicode: no control, invisible or direction-changing characters, no broken surrogates, no white space at either
    /// end, and no replacement character (U+FFFD), which stands where another system lost the true one. Private-use characters and
    /// ideographs newer than this runtime stay allowed, because rare names are written with them.
    /// </summary>
    public static bool IsLine(string text)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        var rest = text.AsSpan();
        var before = default(Rune);
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done || !MayFollow(before, rune))
            {
                return false;
            }

            before = rune;
            rest = rest[consumed..];
        }

        return true;
    }

    /// <summary>A line of at most so many characters.</summary>
    public static bool IsLine(string text, int longest) => Length(text) <= longest && IsLine(text);

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

    private static bool MayFollow(Rune before, Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => false,
        // Direction overrides are among these; they can make a name read as another one.
        UnicodeCategory.Format => IsJoiner(rune) && IsJoinable(before),
        UnicodeCategory.OtherNotAssigned => IsIdeographicPlane(rune),
        _ => !IsBlank(rune) && rune != Rune.ReplacementChar,
    };

    // Uyghur, Kazakh and Mongolian need them to be written correctly. Elsewhere they would only make two equal names differ unseen.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or 0x180E;

    /// <summary>Arabic to Mongolian: the blocks whose letters take joiners.</summary>
    private static bool IsJoinable(Rune rune) => rune.Value is >= 0x0600 and <= 0x1CFF;

    // Letters and symbols by category, but nothing is to be seen of them.
    private static bool IsBlank(Rune rune) =>
        rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0;

    // Planes 2 and 3 hold nothing but ideographs; their last two code points never become characters.
    private static bool IsIdeographicPlane(Rune rune) => rune.Plane is 2 or 3 && (rune.Value & 0xFFFF) < 0xFFFE;
}
