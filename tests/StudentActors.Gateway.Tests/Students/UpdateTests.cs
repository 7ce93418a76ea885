using System.Net;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Students;

public sealed class UpdateTests
{
    private static readonly string Path = $"/api/v1/students/{Samples.Id}";

    private readonly FakeStudent _student = new();

    [Fact]
    public async Task Change_goes_to_the_version_that_was_read_and_answers_the_next()
    {
        UpdateBasicData? received = null;
        _student.OnUpdate = command =>
        {
            received = command;
            return Samples.Student() with { Version = 4 };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await Patch(client, """{"address":"庐阳区","provincialData":{"校车":"3号","旧项":"","空":null}}""", "\"3\"");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"4\"", response.Header("ETag"));
        Assert.Equal(3, received!.ExpectedVersion);
        Assert.Equal("庐阳区", received.Form.Address);
        Assert.Null(received.Form.Phone);
        Assert.Equal(["旧项", "校车"], received.Form.ProvincialData!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Missing_if_match_is_428()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await Patch(client, "{}", null).ShouldBeProblem(HttpStatusCode.PreconditionRequired, "request.if-match-missing");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("3")]
    [InlineData("\"3\", \"4\"")]
    public async Task If_match_that_is_not_one_tag_is_refused(string tag)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await Patch(client, "{}", tag).ShouldBeProblem(HttpStatusCode.BadRequest, "request.if-match");
    }

    [Theory]
    [InlineData("W/\"3\"")]
    [InlineData("\"three\"")]
    [InlineData("\"-3\"")]
    [InlineData("\"99999999999\"")]
    public async Task Tag_that_no_record_has_is_stale(string tag)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await Patch(client, "{}", tag).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "request.stale");
    }

    [Fact]
    public async Task Stale_version_is_412()
    {
        _student.OnUpdate = _ => Refusal.Of(RuleBook.Stale);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await Patch(client, """{"phone":"13800000000"}""", "\"2\"").ShouldBeProblem(HttpStatusCode.PreconditionFailed, "request.stale");
    }

    [Fact]
    public async Task Key_data_and_place_are_refused_by_their_own_rules()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        const string json = """{"name":"李四","birthDate":null,"document":{"type":"passport"},"class":"primary-2026-1"}""";
        var problem = await Patch(client, json, "\"1\"")
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.Equal(
            [("name", "student.key-data"), ("birthDate", "student.key-data"), ("document", "student.key-data"), ("class", "student.place")],
            problem.Errors());
    }

    [Fact]
    public async Task Place_alone_names_its_article()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await Patch(client, """{"school":"2134000002","phone":"1"}""", "\"1\"")
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "student.place");

        Assert.Equal("15", problem["article"]!.GetValue<string>());
    }

    [Fact]
    public async Task Unknown_property_beside_key_data_is_still_400()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await Patch(client, """{"name":"李四","nickname":"小四"}""", "\"1\"")
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");

        Assert.Equal([("nickname", "request.unknown-property"), ("name", "student.key-data")], problem.Errors());
    }

    private static Task<HttpResponseMessage> Patch(HttpClient client, string json, string? tag) => tag is null
        ? client.Send(HttpMethod.Patch, Path, HttpTesting.Json(json))
        : client.Send(HttpMethod.Patch, Path, HttpTesting.Json(json), ("If-Match", tag));

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, _student);
        return gateway;
    }
}
