using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Changes;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Changes;

/// <summary>The change feed.</summary>
internal static class ChangeEndpoints
{
    private const int LongestWaitSeconds = 30;

    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Changes");
        group.MapGet("/changes", Read)
            .Named("ReadChanges", "Read what has changed",
                "Every change in the caller's scope, in order. Go on with `resumeAfter`; with `waitSeconds` the answer waits for news.")
            .TakesPages()
            .TakesQuery(
                new QueryParameter("after", "resumeAfter of an earlier answer, or the token of a change; from the beginning without it."),
                new QueryParameter("types", "Only these kinds, separated by commas, e.g. `student.enrolled`."),
                new QueryParameter("waitSeconds", "How long to wait when there is nothing new.") { Range = (0, LongestWaitSeconds, 0) })
            .Gives<ChangesAnswer>("Changes; none when there is no news.")
            .InLane(Lanes.Changes);
    }

    private static async Task<IResult> Read(
        HttpContext http, IGrainFactory grains, IOptions<GatewayOptions> options, TimeProvider time, IHostApplicationLifetime host)
    {
        var query = new SentQuery(http.Request);
        var (after, pageToken) = (query.Text("after"), query.PageToken());
        if (after is not null && pageToken is not null)
        {
            query.Fault("pageToken", RuleBook.ParameterValue);
        }

        var read = new ReadChanges(http.Caller(), pageToken ?? after, Types(query), query.PageSize());
        var wait = TimeSpan.FromSeconds(query.Number("waitSeconds", 0, 0, LongestWaitSeconds, RuleBook.ParameterValue));
        if (query.Refusal is { } refusal)
        {
            return new Refused(refusal);
        }

        var deadline = time.GetUtcNow() + (wait < options.Value.LongestWait ? wait : options.Value.LongestWait);
        var feed = grains.GetGrain<IChangeFeedGrain>(0);
        var answer = await feed.Read(read, http.RequestAborted);
        while (answer.Accepted && answer.Value.Items.IsEmpty
            && time.GetUtcNow() < deadline && !host.ApplicationStopping.IsCancellationRequested)
        {
            await Pause(options.Value.ChangesInterval, deadline, time, http.RequestAborted, host.ApplicationStopping);

            // The feed may have moved past changes outside the scope; looking again from there is cheaper.
            read = read with { After = answer.Value.Next ?? read.After };
            answer = await feed.Read(read, http.RequestAborted);
        }

        return Answer(answer, read.After);
    }

    private static IResult Answer(Answer<ChangeList> answer, string? after) => answer.Accepted
        ? JsonAnswer.Of(new ChangesAnswer
        {
            Items = answer.Value.Items,
            NextPageToken = answer.Value.More ? answer.Value.Next : null,
            ResumeAfter = answer.Value.Next ?? after,
        })
        : Refused.By(answer);

    private static async Task Pause(
        TimeSpan interval, DateTimeOffset deadline, TimeProvider time, CancellationToken aborted, CancellationToken stopping)
    {
        var left = deadline - time.GetUtcNow();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        try
        {
            await Task.Delay(left < interval ? left : interval, time, either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            // The process is stopping: say what there is instead of letting the caller wait.
        }
    }

    private static ImmutableArray<string> Types(SentQuery query) => query.Text("types") is { } text
        ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()]
        : [];
}
