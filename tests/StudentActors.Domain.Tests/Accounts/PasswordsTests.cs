using CsCheck;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Accounts;

public sealed class PasswordsTests
{
    private const string Old = "the old password";

    [Theory]
    [InlineData("123456789012", true)]
    [InlineData("correct horse battery", true)]
    [InlineData("密码密码密码密码密码密码", true)]
    [InlineData("12345678901", false)]
    [InlineData("", false)]
    [InlineData(Old, false)]
    [InlineData("li.si-2026-09-01", false)]
    [InlineData("my name is LI.SI", false)]
    public void Password_is_long_new_and_not_the_account(string password, bool accepted) =>
        Assert.Equal(accepted ? null : RuleBook.PasswordWeak, Passwords.Check("li.si", Old, password)?.Rule);

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Password_has_at_most_128_characters(int length, bool accepted) =>
        Assert.Equal(accepted, Passwords.Check("li.si", Old, new string('x', length)) is null);

    [Fact]
    public void Weak_password_is_a_fault_of_its_field() =>
        Refused.Same([("new", RuleBook.PasswordWeak)], Passwords.Check("li.si", Old, "short")!.Faults);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(8, 8)]
    [InlineData(9, 15)]
    [InlineData(10, 15)]
    [InlineData(int.MaxValue, 15)]
    public void Lock_doubles_from_a_minute_to_a_quarter_of_an_hour(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Passwords.LockAfter(failures));

    [Fact]
    public void Lock_never_shortens_with_more_failures() =>
        Gen.Int[0, 1_000].Sample(failures => Passwords.LockAfter(failures) <= Passwords.LockAfter(failures + 1));

    [Fact]
    public void Account_is_sealed_after_more_than_half_a_year() => Assert.Equal(183, Passwords.SealedAfter.TotalDays);
}
