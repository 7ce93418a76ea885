namespace StudentActors.Domain.Identity;

/// <summary>Check character of GB 11643 (ISO 7064 MOD 11-2), shared by resident IDs and the registry's own J and L numbers.</summary>
public static class Iso7064
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Check character for exactly 17 ASCII digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digits.Length, 17);
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return "10X98765432"[sum % 11];
    }
}
