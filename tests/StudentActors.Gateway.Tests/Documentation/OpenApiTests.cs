using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Documentation;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_is_served()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var text = await gateway.Http.GetStringAsync("/openapi/v1.json");
        await File.WriteAllTextAsync("/tmp/gw-openapi.json", text);
        await File.WriteAllTextAsync("/tmp/gw-docs.html", await gateway.Http.GetStringAsync("/docs/"));
    }
}
