using StudentActors.Domain.Students;
using StudentActors.Grains.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Tests.Samples;

/// <summary>Claims that somebody else holds.</summary>
internal static class Claims
{
    /// <summary>Takes a number as a record from elsewhere would.</summary>
    public static async Task TakeAsync(RegistryCluster cluster, StudentNumber number)
    {
        var outcome = await cluster.Store.CommitAsync(
            StrangeUnits.New(cluster, new ClaimWrite(StudentClaims.Number(cluster.Keys, number))), CancellationToken.None);
        Assert.IsType<CommitOutcome.Committed>(outcome);
    }
}
