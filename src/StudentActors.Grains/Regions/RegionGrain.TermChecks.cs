using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    public async Task<Answer<UnverifiedPage>> ReadUnverified(ReadUnverified query, CancellationToken cancellationToken)
    {
        var owing = await ListOwingAsync(
            query.Caller, SchoolDebts.TermCheck, query.PageToken, Math.Clamp(query.PageSize, 1, LargestPage), cancellationToken);
        if (owing.Refusal is { } refusal)
        {
            return refusal;
        }

        return new UnverifiedPage(
            [.. owing.Schools.Select(row => Unverified(_codec.OpenSchool(row.Code, row.Payload)))],
            owing.NextPageToken);
    }

    private static UnverifiedView Unverified(SchoolRecord school) =>
        new(school.Code, school.Name, school.Authority, [.. (school.TermChecking?.Missed ?? []).Select(term => term.Value)]);
}
