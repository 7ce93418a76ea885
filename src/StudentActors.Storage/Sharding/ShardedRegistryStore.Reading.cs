using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Calendar;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Imports;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Sharding;

public sealed partial class ShardedRegistryStore : ICaseStore, ICalendarStore, IImportFileStore, IRegistryMeta
{
    // Schools differ in their last bytes only: all of them lie in one bucket.
    internal static readonly Guid AnySchool = SchoolIds.For(SchoolCode.Parse("2111000001"));

    public async Task<StoredStudent?> FindStudentAsync(StudentId id, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(id.Guid, cancellationToken)).Store.FindStudentAsync(id, cancellationToken);

    public async Task<StoredSchool?> FindSchoolAsync(SchoolCode code, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.FindSchoolAsync(code, cancellationToken);

    public async Task<IReadOnlyList<StoredSchool>> ListSchoolsAsync(
        AuthorityCode authority, SchoolCode? after, int limit, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.ListSchoolsAsync(authority, after, limit, cancellationToken);

    public async Task<IReadOnlyList<StoredSchool>> ListSchoolsOwingAsync(
        SchoolDebts debt, AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.ListSchoolsOwingAsync(debt, region, after, limit, cancellationToken);

    public async Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(id.Guid, cancellationToken)).Store.FindCaseAsync(id, cancellationToken);

    public async Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        Guid record, int afterSequence, int limit, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(record, cancellationToken)).Store.ReadEventsAsync(record, afterSequence, limit, cancellationToken);

    public async Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, CancellationToken cancellationToken)
    {
        var pages = await EachAsync((store, owned) => store.ReadRosterAsync(query, owned, cancellationToken), cancellationToken);
        return pages.Length == 1
            ? pages[0]
            : [.. pages.SelectMany(page => page).OrderBy(row => row.Columns.Class.ToColumn()).ThenBy(row => row.Id.Guid).Take(query.Limit)];
    }

    public async Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, CancellationToken cancellationToken)
    {
        var counts = await EachAsync((store, owned) => store.CountSchoolAsync(school, owned, cancellationToken), cancellationToken);
        return counts.Length == 1 ? counts[0] : [.. Sum(counts.SelectMany(count => count))];
    }

    public async Task<IReadOnlyList<SchoolHeadCount>> CountAuthorityAsync(AuthorityCode authority, CancellationToken cancellationToken)
    {
        if (_directory.IsHomeAlone)
            return await Home.CountAuthorityAsync(authority, cancellationToken);
        var schools = await (await ShardOfAsync(AnySchool, cancellationToken)).Store.ReadSchoolCodesAsync(authority, cancellationToken);
        var counts = await EachAsync((store, owned) => store.CountSchoolsAsync(schools, owned, cancellationToken), cancellationToken);
        return
        [
            .. counts.SelectMany(count => count)
                .GroupBy(count => count.School, count => count.Count)
                .SelectMany(school => Sum(school).Select(count => new SchoolHeadCount(school.Key, count))),
        ];
    }

    public async Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var pages = await EachAsync((store, owned) => store.ReadTasksAsync(query, owned, cancellationToken), cancellationToken);
        return pages.Length == 1
            ? pages[0]
            : [.. pages.SelectMany(page => page).OrderBy(row => row.Columns.Held!.DueAt).ThenBy(row => row.Id.Guid).Take(query.Limit)];
    }

    public async Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        var pages = await EachAsync((store, owned) => store.ListCasesAsync(query, owned, cancellationToken), cancellationToken);
        return pages.Length == 1 ? pages[0] : [.. pages.SelectMany(page => page).OrderBy(row => row.Id.Guid).Take(query.Limit)];
    }

    public async Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var counts = await EachAsync((store, owned) => store.CountHeldStepsAsync(region, owned, cancellationToken), cancellationToken);
        return counts.Length == 1
            ? counts[0]
            :
            [
                .. counts.SelectMany(count => count)
                    .GroupBy(count => (count.Authority, count.Party, count.Type))
                    .Select(same => new HeldStepCount(
                        same.Key.Authority, same.Key.Party, same.Key.Type, same.Sum(count => count.Open), same.Sum(count => count.Overdue),
                        same.Min(count => count.Oldest))),
            ];
    }

    public async Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(CancellationToken cancellationToken)
    {
        var counts = await EachAsync((store, owned) => store.CountOpenCasesAsync(owned, cancellationToken), cancellationToken);
        return counts.Length == 1
            ? counts[0]
            :
            [
                .. counts.SelectMany(count => count)
                    .GroupBy(count => (count.Province, count.Type))
                    .Select(same => new OpenCaseCount(
                        same.Key.Province, same.Key.Type, same.Sum(count => count.Open), same.Sum(count => count.Overdue))),
            ];
    }

    public async Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(SchoolCode school, CancellationToken cancellationToken)
    {
        var lists = await EachAsync((store, owned) => store.ListCasesKeepingPlacesAsync(school, owned, cancellationToken), cancellationToken);
        return lists.Length == 1 ? lists[0] : [.. lists.SelectMany(list => list)];
    }

    public async Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(SchoolCode school, CancellationToken cancellationToken)
    {
        var counts = await EachAsync((store, owned) => store.CountHeldPlacesAsync(school, owned, cancellationToken), cancellationToken);
        return counts.Length == 1
            ? counts[0]
            :
            [
                .. counts.SelectMany(count => count)
                    .GroupBy(count => count.Class)
                    .Select(same => new HeldPlaceCount(same.Key, same.Sum(count => count.Count))),
            ];
    }

    public Task<IReadOnlyList<StoredCalendarYear>> ReadCalendarAsync(CancellationToken cancellationToken) => Home.ReadCalendarAsync(cancellationToken);

    public Task WriteCalendarYearAsync(StoredCalendarYear year, CancellationToken cancellationToken) =>
        Home.WriteCalendarYearAsync(year, cancellationToken);

    Task IImportFileStore.WriteChunkAsync(Guid import, int index, byte[] sealedChunk, CancellationToken cancellationToken) =>
        ((IImportFileStore)Home).WriteChunkAsync(import, index, sealedChunk, cancellationToken);

    Task<byte[]?> IImportFileStore.ReadChunkAsync(Guid import, int index, CancellationToken cancellationToken) =>
        ((IImportFileStore)Home).ReadChunkAsync(import, index, cancellationToken);

    Task IImportFileStore.DeleteAsync(Guid import, CancellationToken cancellationToken) =>
        ((IImportFileStore)Home).DeleteAsync(import, cancellationToken);

    /// <summary>Binds every shard to the key ring.</summary>
    public async Task BindAsync(IKeyRing keys, CancellationToken cancellationToken)
    {
        var map = await _directory.MapAsync(cancellationToken);
        foreach (var shard in map.Shards)
            await (await _directory.ShardAsync(map, shard.Number)).Store.BindAsync(keys, cancellationToken);
    }

    public Task ProbeAsync(CancellationToken cancellationToken) =>
        EachAsync(
            async (store, _) =>
            {
                await store.ProbeAsync(cancellationToken);
                return true;
            },
            cancellationToken);

    private static IEnumerable<HeadCount> Sum(IEnumerable<HeadCount> counts) => counts
        .GroupBy(count => (count.Class, count.Sex, count.Status))
        .Select(same => new HeadCount(same.Key.Class, same.Key.Sex, same.Key.Status, same.Sum(count => count.Count)));
}
