using System.Net;
using StudentActors.Contracts.Calendar;
using StudentActors.Domain.Accounts;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Calendar;

public sealed class CalendarTests
{
    [Fact]
    public async Task Years_are_read_and_loaded()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Operator, "000000", "operator");

        var before = await client.GetAsync("/api/v1/calendar").Body();
        var after = await client.Send(HttpMethod.Put, "/api/v1/calendar/2027", HttpTesting.Json(
            """{"off":["2027-10-01/2027-10-07"],"worked":["2027-09-26"]}""")).Body();

        Assert.Equal([2025, 2026], before["years"]!.AsArray().Select(year => year!["year"]!.GetValue<int>()));
        Assert.Equal(7, after["years"]![2]!["off"]!.AsArray().Count);
        Assert.Equal("2027-09-26", after["years"]![2]!["worked"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("2027", """{"off":["2026-10-01"],"worked":[]}""", "calendar.day")]
    [InlineData("2027", """{"off":[],"worked":["2027-10-01"]}""", "calendar.worked")]
    [InlineData("1927", """{"off":[],"worked":[]}""", "calendar.year")]
    [InlineData("next", """{"off":[],"worked":[]}""", "calendar.year")]
    public async Task Year_that_cannot_be_is_refused(string year, string body, string rule)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Operator, "000000", "operator");

        await client.Send(HttpMethod.Put, $"/api/v1/calendar/{year}", HttpTesting.Json(body))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, rule);
    }

    private static async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<ICalendarGrain>(0, new FakeCalendar());
        return gateway;
    }
}
