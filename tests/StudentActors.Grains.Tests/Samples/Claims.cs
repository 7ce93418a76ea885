using StudentActors.Domain.Calendar;
using StudentActors.Domain.Identity;
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
        await TakeAsync(cluster, StudentClaims.Number(cluster.Keys, number), StudentStatus.Enrolled);
    }

    /// <summary>Takes name, sex and birth date as a record from elsewhere would.</summary>
    public static async Task TakePersonAsync(RegistryCluster cluster, EnrolmentForm form, StudentStatus status)
    {
        var check = EnrolmentCheck.Check(form, ChinaTime.Today(cluster.Time), new IdentityPolicy(AllowSynthetic: true));
        await TakeAsync(cluster, StudentClaims.Person(cluster.Keys, check.Value!), status);
    }

    private static async Task TakeAsync(RegistryCluster cluster, ClaimKey claim, StudentStatus status)
    {
        var outcome = await cluster.Store.CommitAsync(StrangeUnits.New(cluster, new ClaimWrite(claim), status), CancellationToken.None);
        Assert.IsType<CommitOutcome.Committed>(outcome);
    }
}
