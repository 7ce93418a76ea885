namespace StudentActors.Domain.Text;

internal static class Digits
{
    // char.IsDigit would also accept the digits of other scripts.
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
