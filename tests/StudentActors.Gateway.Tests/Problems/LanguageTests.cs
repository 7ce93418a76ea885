using System.Net;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Problems;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, "zh-CN")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hans-CN", "zh-CN")]
    [InlineData("ZH-cn", "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("en;q=0.8, zh-CN;q=0.9", "zh-CN")]
    [InlineData("en;q=0.9, zh-CN;q=0.8", "en")]
    [InlineData("zh;q=0, en;q=0.1", "en")]
    [InlineData("zh;q=0, *;q=0.5", "en")]
    [InlineData("en;q=0.1, *;q=0.5", "zh-CN")]
    [InlineData("*", "zh-CN")]
    [InlineData("fr", "en")]
    [InlineData("fr, zh;q=0.1", "zh-CN")]
    [InlineData(",,;;", "zh-CN")]
    public async Task Language_follows_the_callers_preference(string? accepted, string expected)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var response = accepted is null
            ? await gateway.Http.GetAsync("/api/v1/changes")
            : await gateway.Http.Send(HttpMethod.Get, "/api/v1/changes", null, ("Accept-Language", accepted));

        var problem = await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-missing");

        Assert.Equal(expected, response.Header("Content-Language"));
        Assert.Equal(expected == "zh-CN" ? "未通过身份验证" : "Not authenticated", problem["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Messages_of_faults_are_in_the_same_language()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var problem = await client.PostKeyed("/api/v1/students", new { x = 1 })
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");

        Assert.Equal("The request has a property that is not defined.", problem["errors"]![0]!["message"]!.GetValue<string>());
        Assert.Equal("The request has a property that is not defined.", problem["detail"]!.GetValue<string>());
    }
}
