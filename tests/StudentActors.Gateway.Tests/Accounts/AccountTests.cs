using System.Net;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly object Valid =
        new { account = "registrar-9", displayName = "李老师", role = "registrar", office = Samples.School };

    [Fact]
    public async Task New_account_comes_with_its_one_time_password()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");
        var created = gateway.AddAccount("registrar-9", mustChangePassword: true);

        using var response = await client.PostKeyed("/api/v1/accounts", Valid);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/api/v1/accounts/registrar-9", response.Header("Location"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
        var body = await response.Body();
        Assert.Equal(GatewayUnderTest.Password, body["password"]!.GetValue<string>());
        Assert.True(body["mustChangePassword"]!.GetValue<bool>());
        var command = Assert.Single(created.Created);
        Assert.Equal(
            ("officer", "李老师", "registrar", Samples.School),
            (command.Caller.Account, command.DisplayName, command.Role, command.Office));
    }

    [Fact]
    public async Task Replayed_creation_says_so()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");
        var created = gateway.AddAccount("registrar-9");
        var first = new NewAccountView(created.View, "same password again");
        created.OnCreate = _ => new Answer<NewAccountView> { Value = first, Replayed = true };

        using var response = await client.PostKeyed("/api/v1/accounts", Valid);

        Assert.Equal("true", response.Header("Idempotent-Replay"));
        Assert.Equal("same password again", (await response.Body())["password"]!.GetValue<string>());
    }

    [Fact]
    public async Task Malformed_name_is_reported_with_every_other_fault()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");

        var problem = await client.PostKeyed("/api/v1/accounts", new { account = "A B", role = "king", office = "x" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.Equal(
            [("account", "account.name"), ("displayName", "account.display-name"), ("role", "account.role"), ("office", "account.office")],
            problem.Errors());
    }

    [Fact]
    public async Task Malformed_name_does_not_call_an_existing_school_unknown()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");

        var request = new { account = "A B", displayName = "x", role = "registrar", office = Samples.School };
        var problem = await client.PostKeyed("/api/v1/accounts", request)
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "account.name");

        Assert.Equal([("account", "account.name")], problem.Errors());
    }

    [Fact]
    public async Task Role_that_may_not_create_is_refused_before_the_name()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(Role.Auditor, "340103", "auditor");

        await client.PostKeyed("/api/v1/accounts", new { account = "A B" }).ShouldBeProblem(HttpStatusCode.Forbidden, "access.role");
    }

    [Fact]
    public async Task Account_is_read_without_its_password()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        var body = await client.GetAsync("/api/v1/accounts/registrar").Body();

        Assert.Equal("registrar", body["role"]!.GetValue<string>());
        Assert.False(body.AsObject().ContainsKey("lastUsedAt"));
        Assert.False(body.AsObject().ContainsKey("password"));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("%E5%BC%A0%E4%B8%89")]
    public async Task Name_that_no_account_can_have_is_404(string account)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        await client.GetAsync($"/api/v1/accounts/{account}").ShouldBeProblem(HttpStatusCode.NotFound, "account.not-found");
    }
}
