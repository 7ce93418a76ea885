using System.Net;
using System.Text.RegularExpressions;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Documentation;

public sealed partial class DocsPageTests
{
    [Fact]
    public async Task Page_takes_everything_from_this_host()
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var response = await gateway.Http.GetAsync("/docs/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("://", page);
        Assert.DoesNotContain("cdn", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("openapi/v1.json", page);
        var policy = response.Header("Content-Security-Policy")!;
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.DoesNotContain("http", policy);
        var scripts = Source().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var asset = await gateway.Http.GetAsync($"/docs/{script}");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("javascript", asset.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Address_without_a_slash_leads_to_the_page()
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var response = await gateway.Http.GetAsync("/docs");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.EndsWith("docs/", response.Headers.Location!.OriginalString);
    }

    [GeneratedRegex("src=\"([^\"]+)\"")]
    private static partial Regex Source();
}
