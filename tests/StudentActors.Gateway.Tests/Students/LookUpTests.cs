using System.Net;
using System.Net.Http.Json;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Students;

public sealed class LookUpTests
{
    private const string Path = "/api/v1/students/lookups";

    private readonly FakeDirectory _directory = new();

    [Fact]
    public async Task Document_finds_the_record()
    {
        LookUpStudent? received = null;
        _directory.OnFind = query =>
        {
            received = query;
            return Samples.Student();
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var document = new { type = "passport", number = "E1", issuer = "CN" };
        using var response = await client.Send(
            HttpMethod.Post, Path, JsonContent.Create(new { document }), ("X-Access-Reason", "test"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"1\"", response.Header("ETag"));
        Assert.Equal($"/api/v1/students/{Samples.Id}", response.Header("Content-Location"));
        Assert.Equal(("passport", "E1", "CN", null, true),
            (received!.DocumentType, received.DocumentNumber, received.DocumentIssuer, received.StudentNumber, received.Reveal));
    }

    [Fact]
    public async Task Number_finds_the_record()
    {
        LookUpStudent? received = null;
        _directory.OnFind = query =>
        {
            received = query;
            return Samples.Student();
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostAsJsonAsync(Path, new { studentNumber = "L1" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("L1", null, false), (received!.StudentNumber, received.DocumentNumber, received.Reveal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"document":{"type":"passport","number":"E1"},"studentNumber":"L1"}""")]
    public async Task Exactly_one_key_is_needed(string json)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostAsync(Path, HttpTesting.Json(json)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "student.lookup-key");
    }

    [Fact]
    public async Task Unknown_student_is_404()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostAsJsonAsync(Path, new { studentNumber = "L1" }).ShouldBeProblem(HttpStatusCode.NotFound, "student.not-found");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentDirectoryGrain>(0, _directory);
        return gateway;
    }
}
