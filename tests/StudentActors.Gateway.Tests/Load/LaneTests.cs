using System.Net;
using System.Net.Http.Json;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Load;

public sealed class LaneTests
{
    [Fact]
    public async Task Full_lane_refuses_with_503_and_the_others_stay_open()
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        await using var gateway = await GatewayUnderTest.Start(options => options.Writes = new LaneOptions { AtOnce = 1, Waiting = 0 });
        gateway.Grains.AddAny<IStudentGrain>(new FakeStudent { OnRead = _ => Samples.Student() });
        gateway.Grains.AddAny<ISchoolGrain>(new FakeSchool
        {
            OnEnrol = async _ =>
            {
                entered.SetResult();
                await leave.Task;
                return Samples.Enrolled();
            },
        });
        using var client = await gateway.SignIn();

        var first = client.PostKeyed("/api/v1/students", Samples.Enrolment());
        await entered.Task;
        using var refused = await client.PostKeyed("/api/v1/students", Samples.Enrolment(), "key-2");
        using var read = await client.GetAsync($"/api/v1/students/{Samples.Id}");
        leave.SetResult();
        using var answered = await first;

        await refused.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "registry.overloaded");
        Assert.Equal("2", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(HttpStatusCode.Created, answered.StatusCode);
    }

    [Fact]
    public async Task Full_lane_of_sign_ins_refuses_with_429_in_the_shape_of_the_endpoint()
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        await using var gateway = await GatewayUnderTest.Start(options => options.SignIns = new LaneOptions { AtOnce = 1, Waiting = 0 });
        gateway.AddAccount().HoldSignIn = () =>
        {
            entered.TrySetResult();
            return leave.Task;
        };

        var first = SignIn();
        await entered.Task;
        using var refused = await SignIn();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        using var oauth = await gateway.Http.PostAsync("/api/v1/token", form);
        leave.SetResult();
        using var answered = await first;

        await refused.ShouldBeProblem(HttpStatusCode.TooManyRequests, "registry.sign-ins-busy");
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.TooManyRequests, oauth.StatusCode);
        Assert.Equal("temporarily_unavailable", (await oauth.Body())["error"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        Task<HttpResponseMessage> SignIn() =>
            gateway.Http.PostAsJsonAsync("/api/v1/sessions", new { account = "registrar", password = GatewayUnderTest.Password });
    }

    [Fact]
    public async Task Sixty_four_connections_are_not_throttled_by_the_defaults()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(new FakeSchool { OnEnrol = _ => Task.FromResult<Answer<EnrolmentView>>(Samples.Enrolled()) });
        using var client = await gateway.SignIn();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment(), $"key-{i}");
            return response.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.Created, status));
    }
}
