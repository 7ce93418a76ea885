using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Tests.Samples;

/// <summary>Commits of records that no grain of the test knows.</summary>
internal static class StrangeUnits
{
    private static readonly AuthorityCode Elsewhere = AuthorityCode.Parse("650104");

    /// <param name="status">Whether the holder of the claims is live.</param>
    public static CommitUnit New(
        RegistryCluster cluster,
        ClaimWrite claim,
        StudentStatus status = StudentStatus.Enrolled,
        SchoolCode? school = null,
        AuthorityCode? authority = null)
    {
        var id = Guid.NewGuid();
        var payload = cluster.Keys.Seal(Elsewhere.Province, id, "{}"u8);
        var link = EventChain.Link(id, 1, StudentEnrolled.KindName, cluster.Time.GetUtcNow(), "elsewhere", payload, EventChain.Start);
        var columns = new StudentColumns(
            school ?? SchoolCode.Parse("2165999999"), authority ?? Elsewhere, new ClassId(Stage.Primary, 2026, 1), status, Sex.Male, 2020, NumberKind.Formal, false);
        return new CommitUnit
        {
            Record = new StudentWrite(id, 0, 1, payload, link.Hash, columns),
            Events = [link],
            Claims = [claim],
        };
    }
}
