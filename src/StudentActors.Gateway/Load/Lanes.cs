using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Problems;

namespace StudentActors.Gateway.Load;

/// <summary>
/// Each kind of work has a lane of its own, so that an import, a wave of sign-ins or many waiting readers cannot take the places of
/// enrolments. What finds its lane full is refused at once instead of making everybody slow.
/// </summary>
internal static class Lanes
{
    public const string Reads = "reads";
    public const string Writes = "writes";
    public const string Imports = "imports";
    public const string SignIns = "sign-ins";
    public const string Changes = "changes";

    public static void AddLanes(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.OnRejected = (rejected, _) => new ValueTask(Refuse(rejected.HttpContext)));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limiter, options) =>
        {
            var lanes = options.Value;
            Add(limiter, Reads, lanes.Reads);
            Add(limiter, Writes, lanes.Writes);
            Add(limiter, Imports, lanes.Imports);
            Add(limiter, SignIns, lanes.SignIns);
            Add(limiter, Changes, lanes.Changes);
        });
    }

    private static void Add(RateLimiterOptions limiter, string name, LaneOptions lane) =>
        limiter.AddConcurrencyLimiter(name, options =>
        {
            options.PermitLimit = lane.AtOnce;
            options.QueueLimit = lane.Waiting;
            options.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        });

    private static Task Refuse(HttpContext http)
    {
        var lane = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        return ProblemWriter.Write(http, Refusal.Of(lane == SignIns ? RuleBook.SignInsBusy : RuleBook.Overloaded));
    }
}
