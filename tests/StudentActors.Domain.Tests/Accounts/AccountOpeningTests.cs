using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Accounts;

public sealed class AccountOpeningTests
{
    private const string School = "2134000001";

    [Fact]
    public void Account_is_created_as_it_was_asked_for() =>
        Assert.Equal(
            new NewAccount("li.si@hefei", "李四", Role.Registrar, Office.Of(Samples.School)),
            Accepted.Value(AccountOpening.Decide(Samples.NationalOperator, "li.si@hefei", "李四", "registrar", School, Samples.County)));

    // Of the creator's role and office and the new account's role and office; null accepts.
    [Theory]
    [InlineData(Role.Operator, "000000", "operator", "000000", null)]
    [InlineData(Role.Operator, "000000", "operator", "340102", null)]
    [InlineData(Role.Operator, "000000", "gateway", "340000", null)]
    [InlineData(Role.Operator, "000000", "registrar", School, null)]
    [InlineData(Role.Operator, "000000", "auditor", School, null)]
    [InlineData(Role.Operator, "000000", "gateway", School, null)]
    [InlineData(Role.Operator, "000000", "officer", School, "account.role-at-school")]
    [InlineData(Role.Operator, "000000", "operator", School, "account.role-at-school")]
    [InlineData(Role.Operator, "340000", "operator", "340000", null)]
    [InlineData(Role.Operator, "340000", "operator", "000000", "access.office")]
    [InlineData(Role.Operator, "340000", "registrar", "350000", "access.office")]
    [InlineData(Role.Officer, "340100", "officer", "340100", null)]
    [InlineData(Role.Officer, "340100", "auditor", "340102", null)]
    [InlineData(Role.Officer, "340100", "registrar", School, null)]
    [InlineData(Role.Officer, "340100", "operator", "340102", "account.role-too-high")]
    [InlineData(Role.Officer, "340100", "officer", "340000", "access.office")]
    [InlineData(Role.Officer, "340200", "registrar", School, "access.office")]
    [InlineData(Role.Registrar, "340100", "auditor", "340102", "access.role")]
    [InlineData(Role.Registrar, School, "auditor", School, "access.role")]
    [InlineData(Role.Gateway, "000000", "auditor", "340102", "access.role")]
    [InlineData(Role.Auditor, "000000", "auditor", "340102", "access.role")]
    public void Creator_gives_no_more_than_it_has_and_within_its_office(
        Role creator, string creatorsOffice, string role, string office, string? rule)
    {
        Assert.True(Office.TryParse(creatorsOffice, out var from));

        var decision = AccountOpening.Decide(
            new Caller("creator", creator, from), "li.si", "李四", role, office, office == School ? Samples.County : null);

        Assert.Equal(rule, decision.Refusal?.Rule.Id);
        Assert.Equal(rule is null, decision.Accepted);
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("1bc", true)]
    [InlineData("a.b_c-d@e", true)]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890abcd", true)]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890abcde", false)]
    [InlineData("ab", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Abc", false)]
    [InlineData(".abc", false)]
    [InlineData("@abc", false)]
    [InlineData("a bc", false)]
    [InlineData("abc\n", false)]
    [InlineData("abc/../d", false)]
    [InlineData("张三三", false)]
    [InlineData("ａｂｃ", false)]
    public void Account_name_has_3_to_64_plain_characters(string? account, bool valid) =>
        Assert.Equal(valid, AccountOpening.IsAccountName(account));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("34010")]
    [InlineData("340199")]
    [InlineData("110103")]
    [InlineData("990101")]
    [InlineData("2134000002")]
    public void Office_that_does_not_exist_is_refused(string? office) =>
        Refused.For(
            AccountOpening.Decide(Samples.NationalOperator, "li.si", "李四", "registrar", office, null), ("office", RuleBook.AccountOffice));

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        Refused.For(
            AccountOpening.Decide(Samples.NationalOperator, "L", "", "king", "x", null),
            ("account", RuleBook.AccountName), ("displayName", RuleBook.AccountDisplayName), ("role", RuleBook.AccountRole),
            ("office", RuleBook.AccountOffice));
        Refused.For(
            AccountOpening.Decide(Samples.NationalOperator, "L", new string('李', 101), "officer", School, Samples.County),
            ("account", RuleBook.AccountName), ("displayName", RuleBook.AccountDisplayName), ("role", RuleBook.AccountRoleAtSchool));
    }

    [Theory]
    [InlineData("李四")]
    [InlineData("O'Neill <b>")]
    public void Display_name_is_kept_as_it_is_written(string name) =>
        Assert.Same(
            name, Accepted.Value(AccountOpening.Decide(Samples.NationalOperator, "li.si", name, "officer", "340102", null)).DisplayName);

    [Fact]
    public void Office_of_an_authority_needs_no_home_of_a_school() =>
        Assert.Equal(
            AuthorityCode.Parse("660000"),
            Accepted.Value(AccountOpening.Decide(Samples.NationalOperator, "corps", "兵团", "operator", "660000", null)).Office.Authority);
}
