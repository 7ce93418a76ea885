using System.Net;
using Orleans.Runtime;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Problems;

public sealed class FailureTests
{
    private const string Secret = "110101199003070000";

    private static readonly string Path = $"/api/v1/students/{Samples.Id}";

    public static TheoryData<Exception> Unavailable =>
    [
        new RegistryUnavailableException(), new TimeoutException(), new SiloUnavailableException(),
        new GatewayTooBusyException(), new Orleans.Runtime.Messaging.ConnectionFailedException("x"),
        new AggregateException(new RegistryUnavailableException()),
    ];

    [Theory]
    [MemberData(nameof(Unavailable), DisableDiscoveryEnumeration = true)]
    public async Task Registry_that_cannot_be_reached_is_503_with_retry_after(Exception failure)
    {
        await using var gateway = await Start(failure);
        using var client = await gateway.SignIn();

        using var response = await client.GetAsync(Path);

        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "registry.unavailable");
        Assert.Equal("2", response.Header("Retry-After"));
    }

    [Fact]
    public async Task Unexpected_failure_is_500_without_details_and_logged_without_personal_data()
    {
        await using var gateway = await Start(new InvalidOperationException($"duplicate key {Secret}", new FormatException(Secret)));
        using var client = await gateway.SignIn();

        using var response = await client.GetAsync(Path);
        var problem = await response.ShouldBeProblem(HttpStatusCode.InternalServerError, "registry.unexpected");

        Assert.DoesNotContain(Secret, problem.ToJsonString());
        Assert.DoesNotContain("InvalidOperation", problem.ToJsonString());
        Assert.DoesNotContain(Secret, gateway.Log.Text);
        Assert.DoesNotContain(Samples.Id.Value, gateway.Log.Text);
        Assert.Contains("System.InvalidOperationException <- System.FormatException", gateway.Log.Text);
        Assert.Contains(problem["traceId"]!.GetValue<string>(), gateway.Log.Text);
    }

    [Fact]
    public async Task Answer_with_neither_value_nor_refusal_is_500()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => new Answer<StudentView>() });
        using var client = await gateway.SignIn();

        await client.GetAsync(Path).ShouldBeProblem(HttpStatusCode.InternalServerError, "registry.unexpected");
    }

    [Fact]
    public async Task Trace_of_the_caller_is_the_trace_of_the_error()
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var response = await gateway.Http.Send(
            HttpMethod.Get, Path, null, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        var problem = await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "access.token-missing");

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", problem["traceId"]!.GetValue<string>());
    }

    private static async Task<GatewayUnderTest> Start(Exception failure)
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => throw failure });
        return gateway;
    }
}
