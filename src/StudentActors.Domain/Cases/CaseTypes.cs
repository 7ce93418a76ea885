using StudentActors.Domain.Text;

namespace StudentActors.Domain.Cases;

/// <summary>The names by which types of case are sent.</summary>
public static class CaseTypes
{
    public static readonly CodeList<CaseType> List = new(
        (CaseType.Transfer, ["transfer"]),
        (CaseType.Suspension, ["suspension"]),
        (CaseType.Resumption, ["resumption"]),
        (CaseType.KeyDataChange, ["keyDataChange"]),
        (CaseType.GoingAbroad, ["goingAbroad"]),
        (CaseType.ReturnFromAbroad, ["returnFromAbroad"]),
        (CaseType.Dropout, ["dropout"]),
        (CaseType.DropoutReturn, ["dropoutReturn"]),
        (CaseType.Death, ["death"]),
        (CaseType.GradeChange, ["gradeChange"]),
        (CaseType.Withdrawal, ["withdrawal"]),
        (CaseType.ProblemRecord, ["problemRecord"]),
        (CaseType.RecordMerge, ["recordMerge"]),
        (CaseType.RecordUnmerge, ["recordUnmerge"]),
        (CaseType.Continuation, ["continuation", "接续"]),
        (CaseType.Graduation, ["graduation", "毕业"]),
        (CaseType.SupplementaryRecord, ["supplementaryRecord", "补建学籍"]));

    /// <summary>Whether it takes a student to another school, which starts it; the school that is left keeps a copy of the record.</summary>
    public static bool IsMove(this CaseType type) => type is CaseType.Transfer or CaseType.Continuation;

    /// <summary>Whether it is about a record that exists, and is locked for it; if not, the case itself creates the record at its end.</summary>
    public static bool HasRecord(this CaseType type) => type != CaseType.SupplementaryRecord;
}
