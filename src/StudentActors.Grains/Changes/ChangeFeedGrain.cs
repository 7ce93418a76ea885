using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Changes;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Changes;

// Reentrant: a worker keeps nothing between calls, and there are only as many workers as processors.
[StatelessWorker, Reentrant]
internal sealed class ChangeFeedGrain(IRegistryStore store) : Grain, IChangeFeedGrain
{
    private const int LargestPage = 500;

    public async Task<Answer<ChangeList>> Read(ReadChanges query, CancellationToken cancellationToken)
    {
        if (query.Caller.MayNot(Permission.ReadChanges) is { } refusal)
        {
            return refusal;
        }

        ChangePosition? after = null;
        if (query.After is not null)
        {
            if (!ChangeTokens.TryRead(query.After, out var position))
            {
                return Refusal.Of(RuleBook.PageToken, "after");
            }

            after = position;
        }

        var page = await store.ReadChangesAsync(
            new ChangeQuery(after, query.Types.IsDefault ? [] : query.Types, query.Caller.Office, Math.Clamp(query.PageSize, 1, LargestPage)),
            cancellationToken);
        var next = page.Next ?? after;
        return new ChangeList([.. page.Changes.Select(View)], next is { } place ? ChangeTokens.Write(place) : null, page.More);
    }

    private static ChangeView View(Change change) => new()
    {
        Token = ChangeTokens.Write(change.Position),
        Type = change.Kind,
        Subject = Subject(change),
        Version = change.Sequence,
        At = change.At,
        School = change.School,
        Authority = change.Authority,
    };

    private static string Subject(Change change) => change.RecordKind switch
    {
        RecordKind.School when SchoolIds.TryParse(change.Record, out var school) => school.Value,
        RecordKind.DropoutReview when ReviewIds.TryParse(change.Record, out var review) => $"{review.Authority}/{review.Period}",
        _ => change.Record.ToString("D"),
    };
}
