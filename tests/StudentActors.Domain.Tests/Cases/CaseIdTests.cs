using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Cases;

public sealed class CaseIdTests
{
    private static readonly Guid Operation = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    [Fact]
    public void Id_lives_in_its_students_bucket_and_follows_from_the_operation()
    {
        var id = CaseId.Of(Samples.Student, Operation);

        Assert.Equal("2affffff-ffff-9fff-bfff-ffffffffffff", id.Value);
        Assert.Equal(Samples.Student.Bucket, id.Bucket);
        Assert.Equal(id, CaseId.Of(Samples.Student, Operation));
        Assert.NotEqual(id, CaseId.Of(Samples.Student, Guid.NewGuid()));
        Assert.NotEqual(id, CaseId.Of(new StudentId(new Guid("2b000000-0000-8000-8000-000000000001")), Operation));
    }

    [Theory]
    [InlineData("2affffff-ffff-9fff-bfff-ffffffffffff", true)]
    [InlineData("2affffff-ffff-8fff-bfff-ffffffffffff", false)]
    [InlineData("2affffffffff9fffbfffffffffffffff", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_id_of_a_case_is_read(string? text, bool valid)
    {
        Assert.Equal(valid, CaseId.TryParse(text, out var id));
        Assert.Equal(valid ? text : Guid.Empty.ToString(), id.Value);
    }
}
