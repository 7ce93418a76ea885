using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

public sealed class PersuasionTests
{
    private static StudentRecord Suspected => StudentRecord.Apply(Student(), new CaseBegan(Id, CaseType.Dropout));

    [Fact]
    public void Attempts_are_kept_while_a_dropout_is_looked_into_and_after_it()
    {
        var student = Suspected;
        foreach (var date in new[] { "2026-11-10", "2026-11-20" })
        {
            student = StudentRecord.Apply(student, Accepted.Value(Persuasion.Decide(student, Officer(Yaohai), date, Today)));
        }

        student = StudentRecord.Apply(student, StudentCases.Apply(student, Id, new DropoutEffect(new(2026, 10, 8)), Today).Value!);
        student = StudentRecord.Apply(student, Accepted.Value(Persuasion.Decide(student, Registrar(Home), "2026-11-24", Today)));

        Assert.Equal(StudentStatus.DroppedOut, student.Status);
        Assert.Equal(new(2026, 10, 8), student.Absence!.Since);
        Assert.Equal([new(2026, 11, 10), new(2026, 11, 20), new(2026, 11, 24)], student.Absence.Persuasions);
    }

    [Fact]
    public void Return_closes_the_entry()
    {
        var dropout = Student() with { Status = StudentStatus.DroppedOut, Absence = new Absence(new(2026, 10, 8), []) };
        var began = StudentRecord.Apply(dropout, new CaseBegan(Id, CaseType.DropoutReturn));

        var back = StudentRecord.Apply(began, StudentCases.Apply(began, Id, new DropoutReturnEffect(Today, Home), Today).Value!);

        Assert.Equal((StudentStatus.Enrolled, null), (back.Status, back.Absence));
        Refused.With(Persuasion.Decide(back, Officer(Yaohai), "2026-11-24", Today), RuleBook.PersuasionNobody);
    }

    [Fact]
    public void Nobody_is_persuaded_who_is_not_missing()
    {
        Refused.With(Persuasion.Decide(Student(), Officer(Yaohai), "2026-11-24", Today), RuleBook.PersuasionNobody);
        Refused.With(Persuasion.Decide(Suspected, Officer(Wuhua), "2026-11-24", Today), RuleBook.OfficeNotAllowed);
        Refused.For(Persuasion.Decide(Suspected, Officer(Yaohai), "2026-11-25", Today), ("date", RuleBook.PersuasionDate));
        Refused.For(Persuasion.Decide(Suspected, Officer(Yaohai), null, Today), ("date", RuleBook.PersuasionDate));
    }
}
