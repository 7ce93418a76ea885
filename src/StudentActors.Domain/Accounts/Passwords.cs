using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Accounts;

/// <summary>Rules for passwords and for signing in (art. 24).</summary>
public static class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>Wrong passwords in a row before the account is locked.</summary>
    public const int AttemptsBeforeLock = 5;

    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);

    /// <summary>An account unused for more than half a year is sealed (封存).</summary>
    public static readonly TimeSpan SealedAfter = TimeSpan.FromDays(183);

    public static Refusal? Check(string account, string oldPassword, string newPassword) =>
        newPassword.Length is < Shortest or > Longest || newPassword == oldPassword
        || newPassword.Contains(account, StringComparison.OrdinalIgnoreCase)
            ? Refusal.Of(RuleBook.PasswordWeak, "new")
            : null;

    /// <summary>
    /// How long an account stays locked: one minute at first, doubling with every further failure, at most a quarter of an hour.
    /// </summary>
    public static TimeSpan LockAfter(int failures)
    {
        if (failures < AttemptsBeforeLock)
        {
            return TimeSpan.Zero;
        }

        var doublings = Math.Min(failures - AttemptsBeforeLock, 4);
        var locked = TimeSpan.FromMinutes(1 << doublings);
        return locked < LongestLock ? locked : LongestLock;
    }
}
