using StudentActors.Domain.Identity;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Students;

public sealed class StudentIdsTests
{
    private readonly KeyRing _keys = TestKeys.New();

    [Fact]
    public void The_same_operation_for_the_same_child_gives_the_same_id()
    {
        var operation = Operations.New();
        var child = Child();

        Assert.Equal(StudentIds.For(_keys, child, operation), StudentIds.For(_keys, child, operation));
        Assert.NotEqual(StudentIds.For(_keys, child, operation), StudentIds.For(_keys, child, Operations.New()));
    }

    [Fact]
    public void The_bucket_follows_from_the_document_and_the_version_is_eight()
    {
        var child = Child();
        var ids = Enumerable.Range(0, 50).Select(_ => StudentIds.For(_keys, child, Operations.New())).ToList();

        Assert.Single(ids.Select(id => id.Bucket).Distinct());
        Assert.All(ids, id => Assert.Equal(8, id.Guid.Version));
        Assert.All(ids, id => Assert.InRange(id.Guid.Variant, 8, 11));
    }

    private static EnrolmentApplication Child()
    {
        var form = Children.Form(SchoolCode.Parse("2134000001"), new ClassId(Stage.Primary, 2026, 1));
        return EnrolmentCheck.Check(form, new DateOnly(2026, 9, 1), new IdentityPolicy(AllowSynthetic: true)).Value!;
    }
}
