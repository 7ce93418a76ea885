using CsCheck;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class StudentRecordTests
{
    private static readonly StudentEnrolled Enrolled =
        Enrolment.Decide(Samples.Student, Samples.Application, Samples.Place, [ProblemKind.PossibleDuplicate], 900);

    private static readonly NumberAssigned Assigned =
        new(StudentNumber.SelfMade(NumberKind.Formal, Samples.County, Samples.BirthDate, 901));

    private static readonly BasicDataUpdated Updated = new(Samples.Application.Basic with { Phone = "12345" });

    [Fact]
    public void Enrolment_begins_the_record()
    {
        var record = StudentRecord.Apply(null, Enrolled);

        Assert.Equal(Enrolled.Id, record.Id);
        Assert.Equal(Enrolled.Number, record.Number);
        Assert.Equal(Enrolled.Place, record.Place);
        Assert.Equal(Enrolled.Name, record.Name);
        Assert.Equal(Enrolled.Sex, record.Sex);
        Assert.Equal(Enrolled.BirthDate, record.BirthDate);
        Assert.Equal(Enrolled.Document, record.Document);
        Assert.Equal(Enrolled.Entry, record.Entry);
        Assert.Same(Enrolled.Basic, record.Basic);
        Assert.Equal(Enrolled.Problems, record.Problems);
        Assert.Equal(StudentStatus.Enrolled, record.Status);
        Assert.Empty(record.FormerNumbers);
        Assert.Equal(1, record.Version);
    }

    [Fact]
    public void Formal_number_replaces_the_temporary_one_which_is_kept()
    {
        var record = Fold(Enrolled, Assigned);

        Assert.Equal(Assigned.Number, record.Number);
        Assert.Equal([Enrolled.Number], record.FormerNumbers);
        Assert.Equal(2, record.Version);
    }

    [Fact]
    public void Update_replaces_basic_data_and_nothing_else()
    {
        var before = StudentRecord.Apply(null, Enrolled);

        Assert.Equal(before with { Basic = Updated.Basic, Version = 2 }, StudentRecord.Apply(before, Updated));
    }

    [Fact]
    public void Nothing_but_an_enrolment_begins_a_record()
    {
        Assert.Throws<InvalidOperationException>(() => StudentRecord.Apply(null, Assigned));
        Assert.Throws<InvalidOperationException>(() => StudentRecord.Apply(null, Updated));
    }

    [Fact]
    public void Enrolment_cannot_follow_another_event() => Assert.Throws<InvalidOperationException>(() => Fold(Enrolled, Enrolled));

    [Fact]
    public void Number_assigned_is_formal_and_a_new_one()
    {
        Assert.Throws<InvalidOperationException>(() => Fold(Enrolled, new NumberAssigned(Enrolled.Number)));
        Assert.Throws<InvalidOperationException>(() => Fold(Enrolled, Assigned, Assigned));
    }

    [Fact]
    public void Impossible_sequence_is_told_without_personal_data()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fold(Enrolled, Enrolled));

        Assert.Equal("student.enrolled cannot follow version 1.", error.Message);
    }

    [Fact]
    public void Folding_the_events_of_any_decisions_gives_the_record_they_led_to() =>
        Gen.Int[0, 9].Array[0, 20]
            .Sample(decisions =>
            {
                List<StudentEvent> events = [Enrolled];
                var record = StudentRecord.Apply(null, Enrolled);
                foreach (var decision in decisions)
                {
                    if (Decide(record, decision) is { } change)
                    {
                        record = StudentRecord.Apply(record, change);
                        events.Add(change);
                    }
                }

                var folded = Fold([.. events]);
                return record.Version == events.Count
                    && record with { FormerNumbers = [] } == folded with { FormerNumbers = [] }
                    && record.FormerNumbers.SequenceEqual(folded.FormerNumbers)
                    && record.FormerNumbers.Count <= 1;
            });

    [Theory]
    [InlineData(2026, 9, 1, 1)]
    [InlineData(2027, 8, 10, 1)]
    [InlineData(2027, 8, 11, 2)]
    [InlineData(2032, 8, 10, 6)]
    [InlineData(2032, 8, 11, null)]
    public void Grade_is_derived_from_cohort_and_length_of_stage(int year, int month, int day, int? grade) =>
        Assert.Equal(grade, StudentRecord.Apply(null, Enrolled).GradeOn(new DateOnly(year, month, day), SchoolYear.National));

    /// <summary>A number, a refused change, or a change that differs with the choice; <c>null</c> where it is refused.</summary>
    private static StudentEvent? Decide(StudentRecord record, int choice) => choice switch
    {
        0 => NumberAssignment.Decide(record with { Problems = [] }, 5).Value,
        1 => BasicDataChange.Decide(record, new BasicDataForm { Phone = "x" }).Value,
        _ => BasicDataChange.Decide(record, new BasicDataForm { Phone = $"1234{choice}" }).Value,
    };

    private static StudentRecord Fold(params StudentEvent[] events) => events.Aggregate((StudentRecord?)null, StudentRecord.Apply)!;
}
