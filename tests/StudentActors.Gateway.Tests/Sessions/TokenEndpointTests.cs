using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Sessions;

public sealed class TokenEndpointTests
{
    private const string Path = "/api/v1/token";

    [Fact]
    public async Task Client_in_the_form_gets_a_token_that_works()
    {
        await using var gateway = await Start();

        var token = await Post(gateway, Form(("client_id", "gateway-34"), ("client_secret", GatewayUnderTest.Password))).Body();

        Assert.Equal("Bearer", token["token_type"]!.GetValue<string>());
        Assert.Equal(3600, token["expires_in"]!.GetValue<int>());
        await ShouldWork(gateway, token);
    }

    [Fact]
    public async Task Client_as_basic_gets_a_token_that_works()
    {
        await using var gateway = await Start();

        var token = await Post(gateway, Form(), Basic("gateway-34", GatewayUnderTest.Password)).Body();

        await ShouldWork(gateway, token);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task Wrong_secret_is_invalid_client_with_a_basic_challenge(string secret)
    {
        await using var gateway = await Start();

        using var response = await Post(gateway, Form(), Basic("gateway-34", secret));

        await ShouldBe(response, HttpStatusCode.Unauthorized, "invalid_client");
        Assert.StartsWith("Basic", response.Header("WWW-Authenticate"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Bearer abc")]
    public async Task Unreadable_client_is_invalid_client(string header)
    {
        await using var gateway = await Start();

        await ShouldBe(await Post(gateway, Form(), AuthenticationHeaderValue.Parse(header)), HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task Client_sent_twice_is_an_invalid_request()
    {
        await using var gateway = await Start();

        await ShouldBe(
            await Post(gateway, Form(("client_id", "gateway-34")), Basic("gateway-34", GatewayUnderTest.Password)),
            HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Missing_or_other_grant_is_refused()
    {
        await using var gateway = await Start();
        var missing = new FormUrlEncodedContent([KeyValuePair.Create("client_id", "gateway-34")]);
        var other = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "password")]);

        await ShouldBe(await Post(gateway, missing), HttpStatusCode.BadRequest, "invalid_request");
        await ShouldBe(await Post(gateway, other), HttpStatusCode.BadRequest, "unsupported_grant_type");
    }

    [Fact]
    public async Task Parameter_sent_twice_is_an_invalid_request()
    {
        await using var gateway = await Start();

        await ShouldBe(
            await Post(gateway, Form(("client_id", "a"), ("client_id", "b"))), HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Json_is_an_invalid_request()
    {
        await using var gateway = await Start();

        await ShouldBe(await Post(gateway, HttpTesting.Json("{}")), HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Account_of_a_person_is_an_unauthorized_client()
    {
        await using var gateway = await Start();
        gateway.AddAccount();

        await ShouldBe(
            await Post(gateway, Form(), Basic("registrar", GatewayUnderTest.Password)), HttpStatusCode.BadRequest, "unauthorized_client");
    }

    [Fact]
    public async Task Locked_account_and_missing_registry_keep_the_shape()
    {
        await using var gateway = await Start();
        var account = gateway.AddAccount("gateway-35", Role.Gateway, "350000");
        account.RefuseSignIn = Refusal.Of(RuleBook.AccountLocked);
        await ShouldBe(await Post(gateway, Form(), Basic("gateway-35", "x")), HttpStatusCode.TooManyRequests, "temporarily_unavailable");

        account.FailSignIn = new RegistryUnavailableException();
        using var unavailable = await Post(gateway, Form(), Basic("gateway-35", "x"));
        await ShouldBe(unavailable, HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
        Assert.NotNull(unavailable.Header("Retry-After"));
    }

    [Fact]
    public async Task Parameters_that_oauth_does_not_know_are_ignored()
    {
        await using var gateway = await Start();

        using var response = await Post(gateway, Form(("scope", ""), ("audience", "x")), Basic("gateway-34", GatewayUnderTest.Password));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields
            .Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("grant_type", "client_credentials")));

    private static AuthenticationHeaderValue Basic(string client, string secret) => new("Basic", Convert.ToBase64String(
        Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(client)}:{Uri.EscapeDataString(secret)}")));

    private static async Task<HttpResponseMessage> Post(
        GatewayUnderTest gateway, HttpContent form, AuthenticationHeaderValue? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = form };
        request.Headers.Authorization = client;
        return await gateway.Http.SendAsync(request);
    }

    private static async Task ShouldBe(HttpResponseMessage response, HttpStatusCode status, string error)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(error, (await response.Body())["error"]!.GetValue<string>());
    }

    private static async Task ShouldWork(GatewayUnderTest gateway, JsonNode token)
    {
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => Samples.Student() });
        using var client = gateway.Bearing(token["access_token"]!.GetValue<string>());
        using var response = await client.GetAsync($"/api/v1/students/{Samples.Id}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount("gateway-34", Role.Gateway, "340000");
        return gateway;
    }
}
