using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Sessions;

public sealed class SignInTests
{
    private const string Path = "/api/v1/sessions";

    [Fact]
    public async Task Session_says_who_and_until_when()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-08-24T01:00:00Z"));
        await using var gateway = await GatewayUnderTest.Start(time: time);
        gateway.AddAccount("officer-1", Role.Officer, "340100");

        var body = await SignIn(gateway, "officer-1", GatewayUnderTest.Password).Body();

        Assert.Equal("officer-1", body["account"]!.GetValue<string>());
        Assert.Equal("officer", body["role"]!.GetValue<string>());
        Assert.Equal("340100", body["office"]!.GetValue<string>());
        Assert.False(body["mustChangePassword"]!.GetValue<bool>());
        Assert.Equal(time.GetUtcNow().AddHours(8), body["expiresAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Token_serves_until_it_expires()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-08-24T01:00:00Z"));
        await using var gateway = await GatewayUnderTest.Start(time: time);
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => Samples.Student() });
        using var client = await gateway.SignIn();
        var path = $"/api/v1/students/{Samples.Id}";

        using var first = await client.GetAsync(path);
        time.Advance(TimeSpan.FromHours(8));
        using var within = await client.GetAsync(path);
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, within.StatusCode);
        await client.GetAsync(path).ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-invalid");
    }

    [Theory]
    [InlineData("registrar", "wrong")]
    [InlineData("", "x")]
    [InlineData("Registrar", GatewayUnderTest.Password)]
    [InlineData("王老师", "x")]
    [InlineData("registrar\u0000", "x")]
    [InlineData("registrar", "")]
    public async Task Wrong_credentials_are_401_whatever_is_wrong(string account, string password)
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount();

        using var response = await SignIn(gateway, account, password);

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "account.credentials");
        Assert.StartsWith("Bearer", response.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Missing_account_or_password_is_401()
    {
        await using var gateway = await GatewayUnderTest.Start();

        await gateway.Http.PostAsJsonAsync(Path, new { }).ShouldBeProblem(HttpStatusCode.Unauthorized, "account.credentials");
    }

    [Fact]
    public async Task Locked_account_says_when_to_come_again()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount().RefuseSignIn = Refusal.Of(RuleBook.AccountLocked);

        using var response = await SignIn(gateway, "registrar", "x");

        await response.ShouldBeProblem(HttpStatusCode.TooManyRequests, "account.locked");
        Assert.Equal("60", response.Header("Retry-After"));
    }

    [Fact]
    public async Task Sealed_account_is_403()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount().RefuseSignIn = Refusal.Of(RuleBook.AccountSealed);

        await SignIn(gateway, "registrar", "x").ShouldBeProblem(HttpStatusCode.Forbidden, "account.sealed");
    }

    [Fact]
    public async Task Account_of_a_gateway_is_shown_to_the_token_endpoint()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount("gateway-34", Role.Gateway, "340000");

        await SignIn(gateway, "gateway-34", GatewayUnderTest.Password).ShouldBeProblem(HttpStatusCode.Forbidden, "account.for-people");
    }

    [Fact]
    public async Task Unknown_property_of_a_sign_in_is_refused()
    {
        await using var gateway = await GatewayUnderTest.Start();

        await gateway.Http.PostAsync(Path, HttpTesting.Json("""{"account":"a","password":"b","otp":"1"}"""))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");
    }

    private static Task<HttpResponseMessage> SignIn(GatewayUnderTest gateway, string account, string password) =>
        gateway.Http.PostAsJsonAsync(Path, new { account, password });
}
