using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>The graduation of a whole class: one case for each student, so that whoever may not graduate keeps nobody else from it.</summary>
public static class ClassGraduation
{
    private const string StudentPath = "student.";

    /// <summary>Checks what the students of the class have in common.</summary>
    /// <param name="form">A graduation without a student.</param>
    /// <param name="today">The date in China.</param>
    public static Decision<SchoolClass> Check(SchoolRecord school, Caller caller, string? classId, CaseForm form, DateOnly today)
    {
        if (caller.MayNot(Permission.StartCases, school.Code, school.Authority) is { } refusal)
        {
            return refusal;
        }

        if (caller.Office != Office.Of(school.Code) && caller.Office != Office.Of(school.Authority))
        {
            return Refusal.Of(RuleBook.CaseStartOffice);
        }

        var faults = (StatusChangeCheck.Check(form, today).Refusal?.Faults ?? [])
            .Where(fault => !fault.Path.StartsWith(StudentPath, StringComparison.Ordinal)).ToList();
        if (!ClassId.TryParse(classId, out var id))
        {
            faults.Add(new Fault("class", RuleBook.ClassIdShape));
        }

        return faults.Count > 0 ? Refusal.Of(faults)
            : school.Class(id) is { } found ? found
            : Refusal.Of(RuleBook.ClassNotFound, "class");
    }

    /// <summary>The graduation of one student of the class.</summary>
    public static CaseForm For(StudentRecord student, CaseForm form) => form with { StudentNumber = student.Number.Value, Name = student.Name };

    /// <summary>Whether the student has finished the stage with this class.</summary>
    public static bool IsDone(StudentRecord student) => student.Status is StudentStatus.Graduated or StudentStatus.Completed;

    /// <summary>Whether the graduation has begun and waits for an office.</summary>
    public static bool IsPending(StudentRecord student) => student.OpenCase?.Type == CaseType.Graduation;
}
