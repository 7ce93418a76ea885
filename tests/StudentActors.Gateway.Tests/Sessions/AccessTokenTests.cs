using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Sessions;

public sealed class AccessTokenTests
{
    private static readonly string Path = $"/api/v1/students/{Samples.Id}";

    [Fact]
    public async Task Request_without_a_token_is_401()
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var response = await gateway.Http.GetAsync(Path);

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-missing");
        Assert.Equal("Bearer realm=\"studentactors\"", response.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.")]
    public async Task What_is_no_token_is_401(string token)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = gateway.Bearing(token);

        using var response = await client.GetAsync(Path);

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-invalid");
        Assert.Contains("invalid_token", response.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Changed_claim_breaks_the_signature()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount();
        var token = await gateway.Token("registrar");

        using var client = gateway.Bearing(WithClaims(token, claims => claims["role"] = "operator"));

        await client.GetAsync(Path).ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-invalid");
    }

    [Fact]
    public async Task Key_of_somebody_else_under_a_published_id_is_refused()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.AddAccount();
        var token = await gateway.Token("registrar");
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = WithClaims(token, claims => claims["role"] = "operator").Split('.');
        var signed = $"{parts[0]}.{parts[1]}";
        var signature = stranger.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);

        using var client = gateway.Bearing($"{signed}.{WebEncoders.Base64UrlEncode(signature)}");

        await client.GetAsync(Path).ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-invalid");
    }

    [Fact]
    public async Task Unknown_key_ids_bring_about_few_reads()
    {
        await using var gateway = await GatewayUnderTest.Start(options => options.KeyReadInterval = TimeSpan.FromSeconds(30));
        gateway.AddAccount();
        var token = await gateway.Token("registrar");
        var parts = token.Split('.');

        var first = Attack();
        await first.ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-invalid");
        var waiting = Enumerable.Range(0, 20).Select(_ => Attack()).ToArray();
        using var client = gateway.Bearing(token);
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => Samples.Student() });
        using var honest = await client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, honest.StatusCode);
        Assert.Equal(1, gateway.Keys.Reads);
        Assert.All(waiting, attack => Assert.False(attack.IsCompleted));

        Task<HttpResponseMessage> Attack()
        {
            var header = JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[0]))!;
            header["kid"] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
            var changed = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(header.ToJsonString()));
            return gateway.Bearing($"{changed}.{parts[1]}.{parts[2]}").GetAsync(Path);
        }
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_do_not_make_a_token_invalid()
    {
        var keys = new FakeTokenKeys();
        await using var one = await GatewayUnderTest.Start(keys: keys);
        await using var two = await GatewayUnderTest.Start(keys: keys);
        one.AddAccount();
        using var client = two.Bearing(await one.Token("registrar"));
        keys.FailRead = new RegistryUnavailableException();

        using var response = await client.GetAsync(Path);

        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "registry.unavailable");
        Assert.NotNull(response.Header("Retry-After"));
    }

    private static string WithClaims(string token, Action<JsonNode> change)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[1]))!;
        change(claims);
        return $"{parts[0]}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }
}
