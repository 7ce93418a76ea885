using StudentActors.Contracts.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

public sealed class SchoolGrainEnrolmentTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_child_with_a_valid_resident_id_is_enrolled_with_a_formal_number()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = Children.Form(school.Code, school.Class);

        var answer = await school.Grain.Enrol(new EnrolStudent(Staff.NationalOperator, Operations.New(), form), default);

        Assert.Null(answer.Refusal);
        Assert.Equal('G' + form.Document!.Number, answer.Value!.Student!.StudentNumber.Value);
        Assert.Equal(StudentStatus.Enrolled, answer.Value.Student.Status);
    }
}
