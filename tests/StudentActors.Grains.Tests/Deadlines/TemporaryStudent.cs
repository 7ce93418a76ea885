using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Deadlines;

/// <summary>A student whose papers are in order and whose number is still a temporary one, as a register that did not answer leaves it.</summary>
internal sealed record TemporaryStudent(RegistryCluster Cluster, StudentId Id, string Document)
{
    private static int _last = 500_000;

    public static async Task<TemporaryStudent> EnrolAsync(RegistryCluster cluster, params ProblemKind[] problems)
    {
        var n = Interlocked.Increment(ref _last);
        var document = Children.ResidentId(n, Children.BirthDate);
        var id = new StudentId(Guid.Parse(Guid.NewGuid().ToString("n").Remove(12, 1).Insert(12, "8")));
        var home = AuthorityCode.Parse("340102");
        var enrolled = new StudentEnrolled
        {
            Id = id,
            Number = StudentNumber.SelfMade(NumberKind.Temporary, home, Children.BirthDate, n % 1_000),
            Place = new PlaceOfStudy(SampleSchool.NewCode(home), home, new ClassId(Stage.Primary, 2026, 1), 6),
            Name = "测试",
            Sex = Sex.Male,
            BirthDate = Children.BirthDate,
            Document = new IdentityDocument(DocumentType.ResidentId, document, null),
            Entry = new Entry(new DateOnly(2026, 9, 1), EntryWay.Ordinary),
            Basic = new BasicData { Ethnicity = "01" },
            Problems = problems,
        };
        var units = new StudentUnits(new RecordCodec(cluster.Keys));
        var unit = units.Enrol(StudentRecord.Apply(null, enrolled), enrolled, [], Operations.New(), "tester", cluster.Time.GetUtcNow());
        Assert.IsType<CommitOutcome.Committed>(await cluster.Store.CommitAsync(unit, CancellationToken.None));
        return new TemporaryStudent(cluster, id, document);
    }

    public async Task<StudentNumber> NumberAsync() => (await StudentGrains.ReadAsync(Cluster, Id)).Value!.StudentNumber;

    public async Task<StoredDeadline?> DeadlineAsync() =>
        (await Cluster.Deadlines.ReadDueAsync(new ShardRange(Id.Bucket, Id.Bucket), Cluster.Time.GetUtcNow().AddYears(1), 1_000, CancellationToken.None))
            .SingleOrDefault(deadline => deadline.Key.Owner == Id.Guid);
}
