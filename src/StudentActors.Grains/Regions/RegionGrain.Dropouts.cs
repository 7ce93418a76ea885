using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    private const int LargestPage = 500;

    public async Task<Answer<MissingReportsPage>> ReadMissingReports(ReadMissingReports query, CancellationToken cancellationToken)
    {
        var owing = await ListOwingAsync(
            query.Caller, SchoolDebts.DropoutReports, query.PageToken, Math.Clamp(query.PageSize, 1, LargestPage), cancellationToken);
        if (owing.Refusal is { } refusal)
        {
            return refusal;
        }

        return new MissingReportsPage(
            [.. owing.Schools.Select(row => Missing(_codec.OpenSchool(row.Code, row.Payload)))],
            owing.NextPageToken);
    }

    private static MissingReportsView Missing(SchoolRecord school) =>
        new(school.Code, school.Name, school.Authority, [.. (school.Reporting?.Missed ?? []).Select(month => month.Value)]);
}
