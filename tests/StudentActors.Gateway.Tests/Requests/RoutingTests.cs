using System.Net;
using StudentActors.Contracts.Changes;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Requests;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/students")]
    [InlineData("/api/v1/students/a/b/c")]
    public async Task Unknown_path_is_a_404_problem(string path)
    {
        await using var gateway = await GatewayUnderTest.Start();

        await gateway.Http.GetAsync(path).ShouldBeProblem(HttpStatusCode.NotFound, "request.path-not-found");
    }

    [Theory]
    [InlineData("GET", "/api/v1/students", "OPTIONS, POST")]
    [InlineData("DELETE", "/api/v1/regions/000000/policy", "GET, HEAD, OPTIONS, PUT")]
    [InlineData("PUT", "/api/v1/students/x", "GET, HEAD, OPTIONS, PATCH")]
    [InlineData("TRACE", "/version", "GET, HEAD, OPTIONS")]
    public async Task Other_method_is_405_with_those_that_are_allowed(string method, string path, string allowed)
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var response = await gateway.Http.Send(new HttpMethod(method), path);

        await response.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "request.method-not-allowed");
        Assert.Equal(allowed, response.Header("Allow"));
    }

    [Fact]
    public async Task Options_lists_the_methods()
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var response = await gateway.Http.Send(HttpMethod.Options, "/api/v1/students/x");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS, PATCH", response.Header("Allow"));
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("*/*", HttpStatusCode.OK)]
    [InlineData("application/*;q=0.1", HttpStatusCode.OK)]
    [InlineData("text/html, application/json;q=0.5", HttpStatusCode.OK)]
    [InlineData("nonsense", HttpStatusCode.OK)]
    [InlineData("text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;q=0, */*", HttpStatusCode.NotAcceptable)]
    [InlineData("text/csv", HttpStatusCode.NotAcceptable)]
    public async Task Answer_comes_only_in_a_form_that_is_accepted(string accept, HttpStatusCode expected)
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IChangeFeedGrain>(0, new FakeFeed());
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Get, "/api/v1/changes", null, ("Accept", accept));

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.NotAcceptable)
        {
            await response.ShouldBeProblem(expected, "request.not-acceptable");
        }
    }

    [Theory]
    [InlineData("/api/v1/changes?typ=x", "typ")]
    [InlineData("/api/v1/regions/000000?x=1", "x")]
    [InlineData("/api/v1/schools/2134000001/students?class=primary-2026-1&Status=enrolled", "Status")]
    public async Task Unknown_query_parameter_is_named(string path, string name)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        var problem = await client.GetAsync(path).ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-parameter");

        Assert.Equal([(name, "request.unknown-parameter")], problem.Errors());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("501")]
    [InlineData("-1")]
    [InlineData("5.5")]
    [InlineData("abc")]
    [InlineData("99999999999")]
    public async Task Page_size_out_of_range_is_refused(string size)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        var problem = await client.GetAsync($"/api/v1/changes?pageSize={size}")
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.page-size");

        Assert.Equal([("pageSize", "request.page-size")], problem.Errors());
    }

    [Fact]
    public async Task Query_parameter_sent_twice_is_refused_and_all_faults_come_at_once()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        var problem = await client.GetAsync("/api/v1/schools/2134000001/students?class=1&class=2&status=happy&pageSize=0")
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");

        Assert.Equal(
            [("class", "request.parameter"), ("status", "request.parameter"), ("pageSize", "request.page-size")], problem.Errors());
    }
}
