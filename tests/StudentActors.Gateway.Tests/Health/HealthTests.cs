using System.Net;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Health;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Live_needs_no_registry()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var body = await gateway.Http.GetAsync("/health/live").Body();

        Assert.Equal("live", body["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ready_when_the_registry_can_write()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IHealthGrain>(0, new FakeHealth());

        var body = await gateway.Http.GetAsync("/health/ready").Body();

        Assert.Equal("ready", body["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Not_ready_when_it_cannot(bool expected)
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IHealthGrain>(0, new FakeHealth
        {
            OnProbe = _ => throw (expected ? new RegistryUnavailableException() : new InvalidOperationException()),
        });

        using var response = await gateway.Http.GetAsync("/health/ready");

        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "registry.unavailable");
        Assert.NotNull(response.Header("Retry-After"));
    }

    [Fact]
    public async Task Not_ready_when_the_probe_takes_too_long_and_the_probe_is_cancelled()
    {
        var time = new SteppedTime();
        var cancelled = new TaskCompletionSource();
        await using var gateway = await GatewayUnderTest.Start(time: time);
        gateway.Grains.Add<IHealthGrain>(0, new FakeHealth
        {
            OnProbe = token =>
            {
                token.Register(() => cancelled.TrySetResult());
                return new TaskCompletionSource().Task;
            },
        });

        var asking = gateway.Http.GetAsync("/health/ready");
        await time.Step(TimeSpan.FromSeconds(2));

        await asking.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "registry.unavailable");
        await cancelled.Task;
    }

    [Fact]
    public async Task Version_names_product_and_contract()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var body = await gateway.Http.GetAsync("/version").Body();

        Assert.Equal("StudentActors", body["product"]!.GetValue<string>());
        Assert.Equal("v1", body["api"]!.GetValue<string>());
        Assert.Matches(@"^\d+\.\d+\.\d+", body["version"]!.GetValue<string>());
    }
}
