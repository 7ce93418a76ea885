using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Samples;

internal static class StudentGrains
{
    public static Task<Answer<StudentView>> ReadAsync(RegistryCluster cluster, StudentId id, Caller? caller = null, bool reveal = false) =>
        Of(cluster, id).Read(new ReadStudent(caller ?? Staff.NationalOperator, reveal), default);

    public static Task<Answer<StudentView>> UpdateAsync(
        RegistryCluster cluster, StudentId id, int version, BasicDataForm form, Caller? caller = null) =>
        Of(cluster, id).UpdateBasicData(new UpdateBasicData(caller ?? Staff.NationalOperator, version, form), default);

    public static IStudentGrain Of(RegistryCluster cluster, StudentId id) => cluster.Grains.GetGrain<IStudentGrain>(id.Guid);
}
