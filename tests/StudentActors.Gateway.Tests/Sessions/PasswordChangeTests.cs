using System.Net;
using System.Net.Http.Json;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Sessions;

public sealed class PasswordChangeTests
{
    private const string NewPassword = "a new long password";

    [Theory]
    [InlineData("GET", "/api/v1/regions/000000")]
    [InlineData("GET", "/api/v1/accounts/registrar")]
    [InlineData("GET", "/api/v1/changes")]
    [InlineData("POST", "/api/v1/students")]
    [InlineData("DELETE", "/api/v1/operations/a70b2f5e-6b0c-8d3e-9a41-0c5d9e7f1a22")]
    public async Task One_time_password_opens_nothing_but_its_change(string method, string path)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(mustChangePassword: true);

        var body = method == "POST" ? HttpTesting.Json("{}") : null;
        await client.Send(new HttpMethod(method), path, body).ShouldBeProblem(HttpStatusCode.Forbidden, "account.password-change-required");
    }

    [Fact]
    public async Task Changed_password_opens_the_rest_after_a_new_sign_in()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent { OnRead = _ => Samples.Student() });
        using var limited = await gateway.SignIn(mustChangePassword: true);

        using var changed = await limited.PostAsJsonAsync(
            "/api/v1/accounts/registrar/password", new { old = GatewayUnderTest.Password, @new = NewPassword });
        using var free = gateway.Bearing(await gateway.Token("registrar", NewPassword));
        using var read = await free.GetAsync($"/api/v1/students/{Samples.Id}");

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.False((await changed.Body())["mustChangePassword"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory]
    [InlineData(GatewayUnderTest.Password, "short", HttpStatusCode.UnprocessableEntity, "account.password-weak")]
    [InlineData("wrong", NewPassword, HttpStatusCode.Unauthorized, "account.credentials")]
    public async Task Refused_change_says_why(string old, string @new, HttpStatusCode status, string ruleId)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn(mustChangePassword: true);

        await client.PostAsJsonAsync("/api/v1/accounts/registrar/password", new { old, @new }).ShouldBeProblem(status, ruleId);
    }
}
