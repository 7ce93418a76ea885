namespace StudentActors.Domain.Text;

// char.IsDigit would also accept the digits of other scripts.
internal static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    public static bool ContainsOnlyCapitals(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('A', 'Z');

    public static bool ContainsOnlyDigitsAndCapitals(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return true;
    }
}
