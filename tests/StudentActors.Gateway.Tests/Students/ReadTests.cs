using System.Net;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Students;

public sealed class ReadTests
{
    private static readonly string Path = $"/api/v1/students/{Samples.Id}";

    private readonly FakeStudent _student = new() { OnRead = query => Samples.Student() with { Masked = !query.Reveal } };

    [Fact]
    public async Task Record_comes_with_its_version_as_strong_tag()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"1\"", response.Header("ETag"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.NotNull(response.Content.Headers.ContentLength);
        var body = await response.Body();
        Assert.True(body["masked"]!.GetValue<bool>());
        Assert.Equal("340102", body["homeAuthority"]!.GetValue<string>());
        Assert.Equal("2019-09-01", body["birthDate"]!.GetValue<string>());
        Assert.False(body.AsObject().ContainsKey("address"));
    }

    [Fact]
    public async Task Grade_is_there_even_when_the_stage_is_over()
    {
        _student.OnRead = _ => Samples.Student() with { Grade = null };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var body = await client.GetAsync(Path).Body();

        Assert.True(body.AsObject().TryGetPropertyValue("grade", out var grade));
        Assert.Null(grade);
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"1\"", HttpStatusCode.NotModified)]
    [InlineData("\"7\", \"1\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"2\"", HttpStatusCode.OK)]
    [InlineData("nonsense", HttpStatusCode.OK)]
    public async Task Known_version_is_not_sent_again(string known, HttpStatusCode expected)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Get, Path, null, ("If-None-Match", known));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("\"1\"", response.Header("ETag"));
        Assert.Equal(expected == HttpStatusCode.NotModified, (await response.Content.ReadAsByteArrayAsync()).Length == 0);
    }

    [Fact]
    public async Task Reason_for_access_reveals_and_is_never_answered_with_304()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Get, Path, null, ("X-Access-Reason", "核对户口簿"), ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False((await response.Body())["masked"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Reason_of_more_than_200_characters_is_refused()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.Send(HttpMethod.Get, Path, null, ("X-Access-Reason", new string('x', 201)))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.access-reason");
        using var longest = await client.Send(HttpMethod.Get, Path, null, ("X-Access-Reason", new string('x', 200)));
        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("A70B2F5E6B0C8D3E9A410C5D9E7F1A22")]
    [InlineData("%E7%8E%8B%E5%B0%8F%E6%98%8E")]
    public async Task Id_that_is_none_is_not_found(string id)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync($"/api/v1/students/{id}").ShouldBeProblem(HttpStatusCode.NotFound, "student.not-found");
    }

    [Fact]
    public async Task Caller_comes_from_the_token_alone()
    {
        Caller? caller = null;
        _student.OnRead = query =>
        {
            caller = query.Caller;
            return Samples.Student();
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Auditor, "340000", "auditor-1");

        using var response = await client.Send(HttpMethod.Get, Path, null, ("X-Account", "operator"), ("X-Office", "000000"));

        Assert.Equal(new Caller("auditor-1", Role.Auditor, Office.TryParse("340000", out var office) ? office : default), caller);
    }

    [Fact]
    public async Task Head_answers_as_get_without_a_body()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Head, Path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"1\"", response.Header("ETag"));
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, _student);
        return gateway;
    }
}
