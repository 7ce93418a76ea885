using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Accounts;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Accounts;

public sealed class AccountGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private const string NewPassword = "a password of my own";

    [Fact]
    public async Task A_new_account_signs_in_with_its_one_time_password_and_must_change_it()
    {
        var name = NewName();
        var created = (await CreateAsync(name)).Value!;

        var signedIn = (await Account(name).SignIn(created.Password, default)).Value!;

        Assert.True(created.Password.Length >= 16);
        Assert.Equal((name, Role.Registrar, "340102", true), (signedIn.Account, signedIn.Role, signedIn.Office, signedIn.MustChangePassword));
        Assert.Equal(cluster.Time.GetUtcNow(), signedIn.LastUsedAt);
    }

    [Fact]
    public async Task A_gateway_keeps_its_secret()
    {
        var name = NewName();
        var created = (await CreateAsync(name, role: "gateway")).Value!;

        Assert.False((await Account(name).SignIn(created.Password, default)).Value!.MustChangePassword);
    }

    [Fact]
    public async Task The_same_operation_again_hears_the_same_password()
    {
        var name = NewName();
        var operation = Operations.New();
        var first = await CreateAsync(name, operation);

        var again = await CreateAsync(name, operation);
        var another = await CreateAsync(name);
        var conflict = await CreateAsync(name, operation with { RequestHash = new byte[32] });
        var elsewhere = await CreateAsync(NewName(), operation with { RequestHash = new byte[32] });

        Assert.True(again.Replayed);
        Assert.Equal(first.Value, again.Value);
        Assert.Equal(RuleBook.AccountExists, another.Refusal!.Rule);
        Assert.Equal(RuleBook.IdempotencyConflict, conflict.Refusal!.Rule);
        Assert.Equal(RuleBook.IdempotencyConflict, elsewhere.Refusal!.Rule);
    }

    [Fact]
    public async Task Accounts_are_created_for_the_creators_own_office_and_those_below_only()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "340103");
        var officer = Staff.Officer(AuthorityCode.Parse("340100"));

        var own = await CreateAsync(NewName(), caller: officer, office: "340100");
        var below = await CreateAsync(NewName(), caller: officer, office: school.Code.Value);
        var above = await CreateAsync(NewName(), caller: officer, office: "340000");
        var beside = await CreateAsync(NewName(), caller: Staff.Officer(AuthorityCode.Parse("340102")), office: school.Code.Value);
        var unknown = await CreateAsync(NewName(), caller: officer, office: SampleSchool.NewCode(officer.Office.Authority!.Value).Value);
        var tooHigh = await CreateAsync(NewName(), caller: officer, office: "340100", role: "operator");

        Assert.True(own.Accepted);
        Assert.True(below.Accepted);
        Assert.Equal(RuleBook.OfficeNotAllowed, above.Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, beside.Refusal!.Rule);
        Assert.Equal(RuleBook.AccountOffice, unknown.Refusal!.Rule);
        Assert.Equal(RuleBook.AccountRoleTooHigh, tooHigh.Refusal!.Rule);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_are_refused_alike()
    {
        var name = NewName();
        await CreateAsync(name);

        Assert.Equal(RuleBook.Credentials, (await Account(name).SignIn("wrong", default)).Refusal!.Rule);
        Assert.Equal(RuleBook.Credentials, (await Account(NewName()).SignIn("wrong", default)).Refusal!.Rule);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_minute_and_each_further_one_for_twice_as_long()
    {
        var name = NewName();
        var password = (await CreateAsync(name)).Value!.Password;
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(RuleBook.Credentials, (await Account(name).SignIn("wrong", default)).Refusal!.Rule);
        }

        Assert.Equal(RuleBook.AccountLocked, (await Account(name).SignIn(password, default)).Refusal!.Rule);

        cluster.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(RuleBook.Credentials, (await Account(name).SignIn("wrong", default)).Refusal!.Rule);
        cluster.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(RuleBook.AccountLocked, (await Account(name).SignIn(password, default)).Refusal!.Rule);
        cluster.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.True((await Account(name).SignIn(password, default)).Accepted);

        // A right password ends the count.
        Assert.Equal(RuleBook.Credentials, (await Account(name).SignIn("wrong", default)).Refusal!.Rule);
        Assert.True((await Account(name).SignIn(password, default)).Accepted);
    }

    [Fact]
    public async Task A_lock_survives_a_restart()
    {
        var name = NewName();
        var password = (await CreateAsync(name)).Value!.Password;
        for (var i = 0; i < 5; i++)
        {
            await Account(name).SignIn("wrong", default);
        }

        await cluster.RestartAsync();

        Assert.Equal(RuleBook.AccountLocked, (await Account(name).SignIn(password, default)).Refusal!.Rule);
    }

    [Fact]
    public async Task An_account_unused_for_half_a_year_is_sealed()
    {
        var name = NewName();
        var password = (await CreateAsync(name)).Value!.Password;
        await Account(name).SignIn(password, default);

        cluster.Time.Advance(TimeSpan.FromDays(182));
        Assert.True((await Account(name).SignIn(password, default)).Accepted);
        cluster.Time.Advance(TimeSpan.FromDays(184));

        Assert.Equal(RuleBook.Credentials, (await Account(name).SignIn("wrong", default)).Refusal!.Rule);
        Assert.Equal(RuleBook.AccountSealed, (await Account(name).SignIn(password, default)).Refusal!.Rule);
        Assert.True((await Account(name).Read(Staff.NationalOperator, default)).Value!.Sealed);
    }

    [Fact]
    public async Task Use_is_noted_once_an_hour()
    {
        var name = NewName();
        var password = (await CreateAsync(name)).Value!.Password;
        var first = (await Account(name).SignIn(password, default)).Value!.LastUsedAt;

        cluster.Time.Advance(TimeSpan.FromMinutes(59));
        var second = (await Account(name).SignIn(password, default)).Value!.LastUsedAt;
        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        var third = (await Account(name).SignIn(password, default)).Value!.LastUsedAt;

        Assert.Equal(first, second);
        Assert.Equal(first!.Value.AddHours(1), third);
    }

    [Fact]
    public async Task A_password_is_changed_by_the_account_itself_with_the_old_one()
    {
        var name = NewName();
        var password = (await CreateAsync(name)).Value!.Password;
        var self = new Caller(name, Role.Registrar, Office.Of(AuthorityCode.Parse("340102")));

        var stranger = await Account(name).ChangePassword(Staff.NationalOperator, password, NewPassword, default);
        var wrong = await Account(name).ChangePassword(self, "wrong", NewPassword, default);
        var weak = await Account(name).ChangePassword(self, password, "short", default);
        var changed = await Account(name).ChangePassword(self, password, NewPassword, default);

        Assert.Equal(RuleBook.RoleNotAllowed, stranger.Refusal!.Rule);
        Assert.Equal(RuleBook.Credentials, wrong.Refusal!.Rule);
        Assert.Equal(RuleBook.PasswordWeak, weak.Refusal!.Rule);
        Assert.False(changed.Value!.MustChangePassword);
        Assert.Equal(RuleBook.Credentials, (await Account(name).SignIn(password, default)).Refusal!.Rule);
        Assert.False((await Account(name).SignIn(NewPassword, default)).Value!.MustChangePassword);
    }

    [Fact]
    public async Task An_account_is_read_by_itself_and_by_managers_above()
    {
        var name = NewName();
        await CreateAsync(name);
        var self = new Caller(name, Role.Registrar, Office.Of(AuthorityCode.Parse("340102")));

        Assert.True((await Account(name).Read(self, default)).Accepted);
        Assert.True((await Account(name).Read(Staff.Officer(AuthorityCode.Parse("340000")), default)).Accepted);
        Assert.Equal(RuleBook.AccountNotFound, (await Account(name).Read(Staff.Officer(AuthorityCode.Parse("340103")), default)).Refusal!.Rule);
        Assert.Equal(RuleBook.AccountNotFound, (await Account(NewName()).Read(Staff.NationalOperator, default)).Refusal!.Rule);
    }

    [Fact]
    public async Task The_first_operator_is_created_once_and_need_not_change_its_password()
    {
        var name = NewName();
        var first = cluster.Grains.GetGrain<IFirstOperator>(GrainKeys.Account(name));

        Assert.True(await first.Create("全国管理员", NewPassword, default));
        Assert.False(await first.Create("全国管理员", "another password", default));

        var account = (await Account(name).SignIn(NewPassword, default)).Value!;
        Assert.Equal((Role.Operator, "000000", false), (account.Role, account.Office, account.MustChangePassword));
    }

    private static string NewName() => $"user.{Guid.NewGuid():N}";

    private IAccountGrain Account(string name) => cluster.Grains.GetGrain<IAccountGrain>(GrainKeys.Account(name));

    private Task<Answer<NewAccountView>> CreateAsync(
        string name, Operation? operation = null, Caller? caller = null, string role = "registrar", string office = "340102") =>
        Account(name).Create(
            new CreateAccount
            {
                Caller = caller ?? Staff.NationalOperator,
                Operation = operation ?? Operations.New(),
                DisplayName = "学籍管理员",
                Role = role,
                Office = office,
            },
            default);
}
