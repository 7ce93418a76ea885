using System.Net;
using Microsoft.Extensions.Time.Testing;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Sessions;

public sealed class SigningKeyTests
{
    private static readonly string Path = $"/api/v1/students/{Samples.Id}";

    private readonly FakeTokenKeys _keys = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-08-24T01:00:00Z"));

    [Fact]
    public async Task Any_gateway_accepts_the_tokens_of_any_other()
    {
        await using var one = await Start();
        await using var two = await Start();
        one.AddAccount("registrar-1");
        two.AddAccount("registrar-2");

        await ShouldAccept(two, await one.Token("registrar-1"));
        _time.Advance(TimeSpan.FromSeconds(2));
        await ShouldAccept(one, await two.Token("registrar-2"));

        Assert.Equal(2, _keys.Keys.Length);
    }

    [Fact]
    public async Task Token_outlives_the_gateway_that_signed_it()
    {
        string token;
        await using (var first = await Start())
        {
            first.AddAccount();
            token = await first.Token("registrar");
        }

        await using var restarted = await Start();

        await ShouldAccept(restarted, token);
    }

    [Fact]
    public async Task Key_is_replaced_before_its_time_is_over_and_old_tokens_stay_valid()
    {
        await using var gateway = await Start();
        await using var other = await Start();
        gateway.AddAccount();
        using var first = await gateway.SignIn();
        _time.Advance(TimeSpan.FromHours(23.5));
        var late = await gateway.Token("registrar");
        _time.Advance(TimeSpan.FromHours(1));
        var next = await gateway.Token("registrar");

        Assert.Equal(2, _keys.Keys.Length);
        await ShouldAccept(gateway, late);
        await ShouldAccept(gateway, next);
        await ShouldAccept(other, late);
        _time.Advance(TimeSpan.FromSeconds(2));
        await ShouldAccept(other, next);
    }

    [Fact]
    public async Task Published_key_says_when_its_last_token_has_expired()
    {
        await using var gateway = await Start();
        gateway.AddAccount();

        await gateway.Token("registrar");

        var key = Assert.Single(_keys.Keys);
        Assert.Equal(_time.GetUtcNow().AddHours(24 + 8).AddMinutes(1), key.NotAfter);
        Assert.Equal(22, key.Id.Length);
    }

    [Fact]
    public async Task Many_first_sign_ins_publish_one_key()
    {
        await using var gateway = await Start();
        gateway.AddAccount();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => gateway.Token("registrar")));

        Assert.Single(_keys.Keys);
    }

    private static async Task ShouldAccept(GatewayUnderTest gateway, string token)
    {
        using var client = gateway.Bearing(token);
        using var response = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start(time: _time, keys: _keys);
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => Samples.Student() });
        return gateway;
    }
}
