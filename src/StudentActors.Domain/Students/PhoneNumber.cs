namespace StudentActors.Domain.Students;

/// <summary>Phone numbers as people write them: 5 to 20 digits, perhaps a plus sign before, spaces and hyphens between.</summary>
internal static class PhoneNumber
{
    private const int FewestDigits = 5;
    private const int MostDigits = 20;
    private const int Longest = 30;

    public static bool IsShaped(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var number = text.StartsWith('+') ? text[1..] : text;
        var digits = 0;
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (c is not (' ' or '-'))
            {
                return false;
            }
        }

        return digits is >= FewestDigits and <= MostDigits && char.IsAsciiDigit(number[0]) && char.IsAsciiDigit(number[^1]);
    }
}
