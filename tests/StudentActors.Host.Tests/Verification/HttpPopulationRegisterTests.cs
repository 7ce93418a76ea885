using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Host.Verification;

namespace StudentActors.Host.Tests.Verification;

public sealed class HttpPopulationRegisterTests
{
    private static readonly KeyData Person = new(
        "测试", Sex.Female, new DateOnly(2020, 3, 14), new IdentityDocument(DocumentType.ResidentId, "99000120200314002X", null));

    [Theory]
    [InlineData("""{"verdict":"agrees"}""", HttpStatusCode.OK, RegisterVerdict.Agrees)]
    [InlineData("""{"verdict":"differs"}""", HttpStatusCode.OK, RegisterVerdict.Differs)]
    [InlineData("""{"verdict":"unknown"}""", HttpStatusCode.OK, RegisterVerdict.Unknown)]
    [InlineData("", HttpStatusCode.NotFound, RegisterVerdict.Unknown)]
    [InlineData("""{"verdict":"perhaps"}""", HttpStatusCode.OK, RegisterVerdict.Unreachable)]
    [InlineData("{}", HttpStatusCode.OK, RegisterVerdict.Unreachable)]
    [InlineData("<html>", HttpStatusCode.OK, RegisterVerdict.Unreachable)]
    [InlineData("", HttpStatusCode.InternalServerError, RegisterVerdict.Unreachable)]
    [InlineData("", HttpStatusCode.Unauthorized, RegisterVerdict.Unreachable)]
    public async Task What_the_register_says_is_a_verdict_and_what_it_garbles_is_none(string body, HttpStatusCode status, RegisterVerdict verdict)
    {
        using var http = Register((_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, null, "application/json") }));

        Assert.Equal(verdict, await AskAsync(http));
    }

    [Fact]
    public async Task The_register_is_told_name_sex_birth_date_and_document()
    {
        var asked = default(JsonElement);
        using var http = Register(async (request, cancellationToken) =>
        {
            asked = JsonSerializer.Deserialize<JsonElement>(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        });

        await AskAsync(http);

        var expected = JsonSerializer.Deserialize<JsonElement>(
            """{"name":"测试","sex":"female","birthDate":"2020-03-14","document":{"type":"residentId","number":"99000120200314002X"}}""");
        Assert.True(JsonElement.DeepEquals(expected, asked), asked.ToString());
    }

    [Fact]
    public async Task A_register_that_is_down_or_slow_has_not_answered()
    {
        using var down = Register((_, _) => throw new HttpRequestException("Connection refused"));
        using var slow = Register(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        });
        slow.Timeout = TimeSpan.FromMilliseconds(50);

        Assert.Equal(RegisterVerdict.Unreachable, await AskAsync(down));
        Assert.Equal(RegisterVerdict.Unreachable, await AskAsync(slow));
    }

    [Fact]
    public async Task Whoever_stops_asking_hears_so()
    {
        using var http = Register((_, cancellationToken) => Task.FromCanceled<HttpResponseMessage>(cancellationToken));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new HttpPopulationRegister(http, NullLogger<HttpPopulationRegister>.Instance).AskAsync(Person, new CancellationToken(canceled: true)));
    }

    private static Task<RegisterVerdict> AskAsync(HttpClient http) =>
        new HttpPopulationRegister(http, NullLogger<HttpPopulationRegister>.Instance).AskAsync(Person, TestContext.Current.CancellationToken);

    private static HttpClient Register(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) =>
        new(new Double(answer)) { BaseAddress = new Uri("http://register.test/check") };

    private sealed class Double(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(request, cancellationToken);
    }
}
