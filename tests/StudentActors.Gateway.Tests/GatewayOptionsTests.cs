using Microsoft.Extensions.Options;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    private readonly GatewayOptionsValidator _validator = new();

    [Fact]
    public void Defaults_are_valid() => Assert.True(_validator.Validate(null, new GatewayOptions()).Succeeded);

    [Fact]
    public void Every_fault_is_named()
    {
        var result = _validator.Validate(null, new GatewayOptions
        {
            SessionLifetime = TimeSpan.Zero,
            ImportChunk = 1024 * 1024,
            LargestImport = 1,
            Writes = new LaneOptions { AtOnce = 0, Waiting = -1 },
        });

        Assert.Equal(
            ["SessionLifetime", "ImportChunk", "Writes.AtOnce", "Writes.Waiting", "LargestImport"],
            result.Failures!.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public async Task Gateway_does_not_start_with_settings_that_cannot_work() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayUnderTest.Start(options => options.RetryAfter = TimeSpan.Zero));
}
