using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
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

    [Fact]
    public void A_document_and_the_number_made_of_it_lie_in_the_students_bucket()
    {
        foreach (var child in Enumerable.Range(0, 20).Select(_ => Child()))
        {
            var bucket = StudentIds.For(_keys, child, Operations.New()).Bucket;

            Assert.Equal(bucket, StudentClaims.Document(_keys, child.Document!).Bucket);
            Assert.Equal(bucket, StudentClaims.Number(_keys, Number("G" + child.Document!.Number)).Bucket);
        }
    }

    [Fact]
    public void A_passport_lies_in_the_students_bucket()
    {
        var child = Check(Children.WithPassport(School, Class));

        Assert.Equal(StudentIds.For(_keys, child, Operations.New()).Bucket, StudentClaims.Document(_keys, child.Document!).Bucket);
    }

    [Fact]
    public void Without_a_document_the_person_lies_in_the_students_bucket()
    {
        var child = Check(Children.WithoutDocument(School, Class));

        Assert.Equal(StudentIds.For(_keys, child, Operations.New()).Bucket, StudentClaims.Person(_keys, child).Bucket);
    }

    [Fact]
    public void A_number_is_one_claim_whatever_its_letter()
    {
        var formal = StudentNumber.SelfMade(NumberKind.Formal, AuthorityCode.Parse("990101"), Children.BirthDate, 901);
        var card = Number("G" + formal.Body);
        var next = StudentNumber.SelfMade(NumberKind.Formal, AuthorityCode.Parse("990101"), Children.BirthDate, 902);

        Assert.Equal(StudentClaims.Number(_keys, formal), StudentClaims.Number(_keys, card));
        Assert.NotEqual(StudentClaims.Number(_keys, formal), StudentClaims.Number(_keys, next));
    }

    [Fact]
    public void Students_and_their_claims_are_spread_over_the_buckets()
    {
        var children = Enumerable.Range(0, 200).Select(_ => Child()).ToList();

        Assert.InRange(children.Select(child => StudentIds.For(_keys, child, Operations.New()).Bucket).Distinct().Count(), 90, 200);
    }

    private static SchoolCode School => SchoolCode.Parse("2134000001");

    private static ClassId Class => new(Stage.Primary, 2026, 1);

    private static StudentNumber Number(string text) =>
        StudentNumber.TryParse(text, out var number) ? number : throw new ArgumentException("Not a student number.", nameof(text));

    private static EnrolmentApplication Child() => Check(Children.Form(School, Class));

    private static EnrolmentApplication Check(EnrolmentForm form) =>
        EnrolmentCheck.Check(form, new DateOnly(2026, 9, 1), new IdentityPolicy(AllowSynthetic: true)).Value!;
}
