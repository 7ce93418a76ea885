using System.Net;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Requests;

public sealed class IdempotencyKeyTests
{
    private readonly List<Operation> _operations = [];

    public static TheoryData<string> CreatingPaths =>
    [
        "/api/v1/students", "/api/v1/schools", $"/api/v1/schools/{Samples.School}/classes", "/api/v1/accounts",
        "/api/v1/imports?kind=students&mode=commit",
    ];

    [Theory]
    [MemberData(nameof(CreatingPaths))]
    public async Task Post_that_creates_needs_a_key(string path)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.SendKeyed(path, HttpTesting.Json("{}"), null)
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Blank_key_counts_as_missing(string key)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostKeyed("/api/v1/students", Samples.Enrolment(), key)
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
    }

    [Fact]
    public async Task Key_of_64_characters_is_the_longest()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var longest = await client.PostKeyed("/api/v1/students", Samples.Enrolment(), new string('k', 64));
        Assert.Equal(HttpStatusCode.Created, longest.StatusCode);
        await client.PostKeyed("/api/v1/students", Samples.Enrolment(), new string('k', 65))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key");
    }

    [Fact]
    public async Task Same_key_and_request_are_the_same_operation()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await Enrol(client, "王小明", "key-1");
        await Enrol(client, "王小明", "key-1");
        await Enrol(client, "李小红", "key-1");
        await Enrol(client, "王小明", "key-2");

        Assert.Equal(_operations[0].Id, _operations[1].Id);
        Assert.Equal(_operations[0].RequestHash, _operations[1].RequestHash);
        Assert.Equal(_operations[0].Id, _operations[2].Id);
        Assert.NotEqual(_operations[0].RequestHash, _operations[2].RequestHash);
        Assert.NotEqual(_operations[0].Id, _operations[3].Id);
    }

    [Fact]
    public async Task Keys_of_two_accounts_do_not_meet()
    {
        await using var gateway = await Start();
        using var one = await gateway.SignIn(name: "registrar-1");
        using var two = await gateway.SignIn(name: "registrar-2");

        await Enrol(one, "王小明", "key");
        await Enrol(two, "王小明", "key");

        Assert.NotEqual(_operations[0].Id, _operations[1].Id);
    }

    private static async Task Enrol(HttpClient client, string name, string key)
    {
        using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment(name), key);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(new FakeSchool
        {
            OnEnrol = command =>
            {
                _operations.Add(command.Operation);
                return Task.FromResult<Answer<EnrolmentView>>(Samples.Enrolled());
            },
        });
        return gateway;
    }
}
