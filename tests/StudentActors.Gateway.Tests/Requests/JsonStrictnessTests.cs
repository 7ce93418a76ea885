using System.Net;
using System.Text;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Requests;

public sealed class JsonStrictnessTests
{
    [Theory]
    [InlineData("""{"nickname":"x"}""", "nickname")]
    [InlineData("""{"School":"2134000001"}""", "School")]
    [InlineData("""{"document":{"typ":"passport"}}""", "document.typ")]
    [InlineData("""{"guardians":[{"name":"a"},{"name":"b","fax":"1"}]}""", "guardians[1].fax")]
    [InlineData("""{"entry":{"date":"2026-09-01","way":"ordinary","x":{"y":1}}}""", "entry.x")]
    public async Task Unknown_property_is_named_at_any_depth(string json, string path)
    {
        var problem = await Post(json, HttpStatusCode.BadRequest, "request.unknown-property");

        Assert.Equal([(path, "request.unknown-property")], problem);
    }

    [Theory]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("""{"name":["王"]}""", "name")]
    [InlineData("""{"name":true}""", "name")]
    [InlineData("""{"document":"E1"}""", "document")]
    [InlineData("""{"document":[]}""", "document")]
    [InlineData("""{"guardians":{}}""", "guardians")]
    [InlineData("""{"guardians":["x"]}""", "guardians[0]")]
    [InlineData("""{"provincialData":{"a":1}}""", "provincialData.a")]
    public async Task Wrong_type_is_named_at_any_depth(string json, string path)
    {
        var problem = await Post(json, HttpStatusCode.BadRequest, "request.wrong-type");

        Assert.Equal([(path, "request.wrong-type")], problem);
    }

    [Theory]
    [InlineData("""{"name":"a","name":"b"}""", "name")]
    [InlineData("""{"entry":{"date":"a","date":"b"}}""", "entry.date")]
    [InlineData("""{"provincialData":{"a":"1","a":"2"}}""", "provincialData.a")]
    public async Task Property_sent_twice_is_refused(string json, string path)
    {
        var problem = await Post(json, HttpStatusCode.BadRequest, "request.duplicate-property");

        Assert.Equal([(path, "request.duplicate-property")], problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{},")]
    [InlineData("{\"name\":\"a\",}")]
    [InlineData("// comment\n{}")]
    [InlineData("name=a")]
    [InlineData("{'name':'a'}")]
    [InlineData("{\"name\":\"a\nb\"}")]
    public async Task What_is_not_one_json_object_is_malformed(string json)
    {
        var problem = await Post(json, HttpStatusCode.BadRequest, "request.malformed-json");

        Assert.Empty(problem);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    public async Task Other_json_is_of_the_wrong_type_as_a_whole(string json)
    {
        var problem = await Post(json, HttpStatusCode.BadRequest, "request.wrong-type");

        Assert.Equal([(string.Empty, "request.wrong-type")], problem);
    }

    [Fact]
    public async Task All_faults_come_at_once()
    {
        var problem = await Post("""{"name":5,"x":1,"document":{"y":1,"type":2}}""", HttpStatusCode.BadRequest, "request.wrong-type");

        Assert.Equal(
            [
                ("name", "request.wrong-type"), ("x", "request.unknown-property"),
                ("document.y", "request.unknown-property"), ("document.type", "request.wrong-type"),
            ],
            problem);
    }

    [Fact]
    public async Task Number_of_faults_and_length_of_names_are_bounded()
    {
        var json = $"{{{string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"{new string('x', 100)}{i}\":1"))}}}";

        var problem = await Post(json, HttpStatusCode.BadRequest, "request.unknown-property");

        Assert.Equal(100, problem.Count);
        Assert.All(problem, error => Assert.InRange(error.Path.Length, 1, 65));
    }

    [Fact]
    public async Task Nesting_without_end_is_malformed()
    {
        var json = $"{{\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}";

        await Post(json, HttpStatusCode.BadRequest, "request.malformed-json");
    }

    [Theory]
    [InlineData("""{"stage":"primary","entryYear":2026.5,"number":1,"capacity":40}""", "entryYear")]
    [InlineData("""{"stage":"primary","entryYear":99999999999,"number":1,"capacity":40}""", "entryYear")]
    [InlineData("""{"stage":"primary","entryYear":"2026","number":1,"capacity":40}""", "entryYear")]
    public async Task Number_that_is_no_integer_is_of_the_wrong_type(string json, string path)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        var problem = await client.PostKeyed($"/api/v1/schools/{Samples.School}/classes", HttpTesting.Json(json))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.wrong-type");

        Assert.Equal([(path, "request.wrong-type")], problem.Errors());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=gb18030")]
    [InlineData(null)]
    public async Task Other_media_type_is_415(string? mediaType)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();
        var body = new ByteArrayContent("{}"u8.ToArray());
        if (mediaType is not null)
        {
            body.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        await client.PostKeyed("/api/v1/students", body)
            .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_over_the_limit_is_413(bool announced)
    {
        await using var gateway = await GatewayUnderTest.Start(options => options.LargestJsonBody = 4096);
        using var client = await gateway.SignIn();
        HttpContent body = new StringContent($"{{\"name\":\"{new string('x', 5000)}\"}}", Encoding.UTF8, "application/json");
        if (!announced)
        {
            body = new StreamContent(new UnseekableStream(await body.ReadAsStreamAsync()));
            body.Headers.ContentType = new("application/json");
        }

        await client.PostKeyed("/api/v1/students", body).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    private static async Task<List<(string Path, string Code)>> Post(string json, HttpStatusCode status, string ruleId)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();
        var problem = await client.PostKeyed("/api/v1/students", HttpTesting.Json(json)).ShouldBeProblem(status, ruleId);
        return [.. problem.Errors()];
    }
}
