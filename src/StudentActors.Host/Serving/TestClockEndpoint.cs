using System.Xml;
using StudentActors.Host.Configuration;

namespace StudentActors.Host.Serving;

/// <summary><c>/test-clock</c>, for whoever has an access token; only there when <see cref="HostSettings.TestClock"/> is on.</summary>
internal static class TestClockEndpoint
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(3_660);

    public static void AddTestClock(this IServiceCollection services, string dataFolder)
    {
        var clock = new TestClock(Path.Combine(dataFolder, "test-clock"));
        services.AddSingleton(clock);
        services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, clock);
    }

    public static WebApplication MapTestClock(this WebApplication app)
    {
        app.MapGet("/test-clock", (TestClock clock) => new TestTime(clock.GetUtcNow())).RequireAuthorization().ExcludeFromDescription();
        app.MapPost("/test-clock", Move).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static IResult Move(TestClockMove move, TestClock clock)
    {
        TimeSpan by;
        try
        {
            by = move switch
            {
                { Advance: { } advance, To: null } => XmlConvert.ToTimeSpan(advance),
                { Advance: null, To: { } to } => to - clock.GetUtcNow(),
                _ => TimeSpan.MinValue,
            };
        }
        catch (FormatException)
        {
            by = TimeSpan.MinValue;
        }

        return by < TimeSpan.Zero || by > Farthest
            ? Results.Problem(
                "Give either \"advance\", an ISO 8601 duration such as P10D, or \"to\", a later time; ten years at most.",
                statusCode: 422)
            : Results.Ok(new TestTime(clock.Advance(by)));
    }
}

/// <param name="Advance">ISO 8601 duration.</param>
/// <param name="To">A later time.</param>
internal sealed record TestClockMove(string? Advance, DateTimeOffset? To);

internal sealed record TestTime(DateTimeOffset Now);
