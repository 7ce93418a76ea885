using System.Net;
using StudentActors.Contracts.Imports;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Imports;

public sealed class TemplateTests
{
    private const string Path = "/api/v1/imports/templates/students";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData("zh-CN", "姓名\r\n")]
    [InlineData("en", "name\r\n")]
    public async Task Template_has_headers_in_the_callers_language(string language, string content)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Get, Path, null, ("Accept-Language", language));

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=students.csv; filename*=UTF-8''students.csv", response.Header("Content-Disposition"));
        Assert.Equal(language, response.Header("Content-Language"));
        Assert.Equal(content, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("?format=xlsx", "*/*", Xlsx)]
    [InlineData("?format=csv", "*/*", "text/csv")]
    [InlineData("", Xlsx, Xlsx)]
    [InlineData("", "text/csv, " + Xlsx, "text/csv")]
    public async Task Format_is_chosen_by_parameter_or_accept(string query, string accept, string mediaType)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Get, Path + query, null, ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Other_format_is_refused()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync($"{Path}?format=pdf").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
    }

    [Fact]
    public async Task Template_of_another_kind_is_404()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync("/api/v1/imports/templates/teachers").ShouldBeProblem(HttpStatusCode.NotFound, "request.path-not-found");
    }

    private static async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IImportTemplatesGrain>(0, new FakeTemplates());
        return gateway;
    }
}
