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
        if (MayNotRead(query.Caller, out var region) is { } refusal)
        {
            return refusal;
        }

        if (query.Caller.MayNot(Permission.ReadCases, region.Code) is { } outside)
        {
            return outside;
        }

        SchoolPosition? after = null;
        if (query.PageToken is not null && (after = Position(query.PageToken)) is null)
        {
            return Refusal.Of(RuleBook.PageToken, "pageToken");
        }

        var size = Math.Clamp(query.PageSize, 1, LargestCountedPage);
        var rows = await _store.ListSchoolsOwingAsync(SchoolDebts.Records, region.Code, after, size + 1, cancellationToken);
        var items = new List<MissingRecordsView>();
        foreach (var row in rows.Take(size))
        {
            var heads = await _store.CountSchoolAsync(row.Code, cancellationToken);
            items.Add(SchoolViews.MissingRecords(
                _codec.OpenSchool(row.Code, row.Payload),
                cohort => heads.Where(head => head.Class.Cohort == cohort && head.Status != StudentStatus.Void).Sum(head => head.Count)));
        }

        return new MissingRecordsPage(
            [.. items], rows.Count > size ? OpaqueToken.Write($"{rows[size - 1].Authority.Value}|{rows[size - 1].Code.Value}") : null);
    }
}
