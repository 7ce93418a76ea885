using System.Net;
using System.Text;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Students;

public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "阿卜杜拉·买买提",
        "阿布都热依木江·阿布都热合曼·吐尔逊买买提艾力巴拉提江",
        "𠮷田", "䶮", "👩‍👩‍👧‍👦", "\u202E倒写\u202C", "\u200F",
        "O'Brien \"the\" <script>alert(1)</script>", "a\\b/c", "\u0000\u0001", "é é", "ﬁ", "\u2028",
        "'; DROP TABLE students; --", "{{7*7}}${7*7}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_arrives_at_the_grain_and_comes_back_unchanged(string text)
    {
        var school = new FakeSchool();
        string? received = null;
        school.OnEnrol = command =>
        {
            received = command.Form.Name;
            return Task.FromResult<Answer<EnrolmentView>>(Samples.Enrolled(Samples.Student(command.Form.Name!)));
        };
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(school);
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment(text));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(text, received);
        Assert.Equal(text, (await response.Body())["name"]!.GetValue<string>());
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Chinese_is_not_escaped()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(new FakeSchool { OnEnrol = _ => Task.FromResult<Answer<EnrolmentView>>(Samples.Enrolled()) });
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment());

        Assert.Contains("\"name\":\"王小明\"", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("\"\\uD842\"")]
    [InlineData("\"\\uDFB7\\uD842\"")]
    public async Task Half_a_surrogate_pair_is_refused_where_it_stands(string name)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        var problem = await client.PostKeyed("/api/v1/students", HttpTesting.Json($"{{\"name\":{name}}}"))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed-json");

        Assert.Equal([("name", "request.malformed-json")], problem.Errors());
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();
        var body = new ByteArrayContent([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        body.Headers.ContentType = new("application/json");

        await client.PostKeyed("/api/v1/students", body).ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed-json");
    }

    [Fact]
    public async Task Byte_order_mark_before_the_json_is_ignored()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(new FakeSchool { OnEnrol = _ => Task.FromResult<Answer<EnrolmentView>>(Samples.Enrolled()) });
        using var client = await gateway.SignIn();
        var body = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"{{\"school\":\"{Samples.School}\"}}")]);
        body.Headers.ContentType = new("application/json");

        using var response = await client.PostKeyed("/api/v1/students", body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }
}
