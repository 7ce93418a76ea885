using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Schools;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    // Each school on the page is counted, so that the numbers are those of this moment.
    private const int LargestCountedPage = 100;

    public async Task<Answer<MissingRecordsPage>> ReadMissingRecords(ReadMissingRecords query, CancellationToken cancellationToken)
    {
        var owing = await ListOwingAsync(
            query.Caller, SchoolDebts.Records, query.PageToken, Math.Clamp(query.PageSize, 1, LargestCountedPage), cancellationToken);
        if (owing.Refusal is { } refusal)
        {
            return refusal;
        }

        var items = new List<MissingRecordsView>();
        foreach (var row in owing.Schools)
        {
            var heads = await _store.CountSchoolAsync(row.Code, cancellationToken);
            items.Add(SchoolViews.MissingRecords(
                _codec.OpenSchool(row.Code, row.Payload),
                cohort => heads.Where(head => head.Class.Cohort == cohort && head.Status != StudentStatus.Void).Sum(head => head.Count)));
        }

        return new MissingRecordsPage(
            [.. items], owing.NextPageToken);
    }
}
