using StudentActors.Contracts.Calls;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Students;

public sealed class StudentUnitsTests
{
    private static readonly SchoolCode School = SchoolCode.Parse("2134000001");
    private static readonly ClassId Class = new(Stage.Primary, 2026, 1);
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RecordCodec _codec = new(TestKeys.New());
    private readonly Operation _operation = Operations.New();

    [Fact]
    public void A_temporary_number_is_due_to_become_formal_within_thirty_days()
    {
        var (_, unit) = Enrol(Children.WithoutDocument(School, Class));

        Assert.Equal([new DeadlineWrite("number.formal", Now.AddDays(30), 1)], unit.Deadlines);
        Assert.True(Assert.IsType<StudentWrite>(unit.Record).Columns.HasProblem);
    }

    [Fact]
    public void A_formal_number_is_due_to_nothing()
    {
        var (_, unit) = Enrol(Children.Form(School, Class));

        Assert.Empty(unit.Deadlines);
        Assert.False(Assert.IsType<StudentWrite>(unit.Record).Columns.HasProblem);
    }

    [Fact]
    public void Record_event_and_operation_belong_together()
    {
        var (record, unit) = Enrol(Children.Form(School, Class));
        var link = Assert.Single(unit.Events);

        Assert.True(EventChain.Verify(record.Id.Guid, link, EventChain.Start));
        Assert.Equal((0, 1), (unit.Record.ExpectedVersion, unit.Record.Version));
        Assert.Equal(link.Hash, unit.Record.HeadHash);
        Assert.Equal(_operation.Id, unit.Answer!.Operation.Id);
        Same.Content(record, _codec.OpenStudent(record.Id, unit.Record.Payload));
        Same.Content(record, StudentRecord.Apply(null, _codec.OpenStudentEvent(record.Id, link.Payload)));
    }

    [Fact]
    public void A_change_links_to_the_event_before()
    {
        var (record, first) = Enrol(Children.Form(School, Class));
        var change = new BasicDataUpdated(record.Basic with { Ethnicity = "02" });

        var second = new StudentUnits(_codec).Change(StudentRecord.Apply(record, change), change, first.Record.HeadHash, "registrar", Now);

        Assert.True(EventChain.Verify(record.Id.Guid, second.Events[0], first.Events[0].Hash));
        Assert.Equal((1, 2), (second.Record.ExpectedVersion, second.Record.Version));
        Assert.Null(second.Answer);
    }

    private (StudentRecord Record, CommitUnit Unit) Enrol(EnrolmentForm form)
    {
        var application = EnrolmentCheck.Check(form, new DateOnly(2026, 9, 1), new IdentityPolicy(AllowSynthetic: true)).Value!;
        var place = new PlaceOfStudy(School, AuthorityCode.Parse("340102"), Class, 6);
        var enrolled = Enrolment.Decide(new StudentId(Guid.NewGuid()), application, place, [], 900);
        var record = StudentRecord.Apply(null, enrolled);
        return (record, new StudentUnits(_codec).Enrol(record, enrolled, [], _operation, "registrar", Now));
    }
}
