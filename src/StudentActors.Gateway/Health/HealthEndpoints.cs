using System.Reflection;
using Microsoft.Extensions.Options;
using StudentActors.Contracts.Health;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Problems;

namespace StudentActors.Gateway.Health;

/// <summary>What supervisors and load balancers ask.</summary>
internal static class HealthEndpoints
{
    private static readonly VersionAnswer Present = FindVersion();

    private static readonly ProducesResponseTypeMetadata NotReady =
        new(StatusCodes.Status503ServiceUnavailable, typeof(ProblemAnswer), [ProblemWriter.MediaType])
        {
            Description = $"`{RuleBook.RegistryUnavailable.Id}`",
        };

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(string.Empty).WithTags("Health");
        group.MapGet("/health/live", () => JsonAnswer.Of(new HealthAnswer("live")))
            .Named("ReadLiveness", "Is the process alive?", "Says nothing about the registry; restart the process when it does not answer.")
            .Gives<HealthAnswer>("It is.");
        group.MapGet("/health/ready", IsReady)
            .Named("ReadReadiness", "Can the registry write?", "Send no traffic while it cannot.")
            .Gives<HealthAnswer>("It can.")
            .WithMetadata(NotReady);
        group.MapGet("/version", () => JsonAnswer.Of(Present))
            .Named("ReadVersion", "Which version runs here?")
            .Gives<VersionAnswer>("The version.");
    }

    private static async Task<IResult> IsReady(HttpContext http, IGrainFactory grains, IOptions<GatewayOptions> options, TimeProvider time)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        try
        {
            await grains.GetGrain<IHealthGrain>(0).Probe(enough.Token).WaitAsync(options.Value.ReadyTimeout, time, http.RequestAborted);
            return JsonAnswer.Of(new HealthAnswer("ready"));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            await enough.CancelAsync();
            return Refused.By(RuleBook.RegistryUnavailable);
        }
    }

    private static VersionAnswer FindVersion()
    {
        var attribute = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        var version = attribute?.InformationalVersion ?? "0";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return new VersionAnswer("StudentActors", plus < 0 ? version : version[..plus], plus < 0 ? null : version[(plus + 1)..], "v1");
    }
}
