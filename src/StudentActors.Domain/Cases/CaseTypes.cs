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
        (CaseType.SupplementaryRecord, ["supplementaryRecord", "补建学籍"]),
        (CaseType.StudyElsewhere, ["studyElsewhere", "毕业后跨省就学"]),
        (CaseType.SpecialEducation, ["specialEducation", "特殊教育变动"]),
        (CaseType.Complaint, ["complaint", "申诉", "投诉"]),
        (CaseType.DropoutHandover, ["dropoutHandover", "辍学移交"]));

    /// <summary>Whether it takes a student to another school, which starts it; the school that is left keeps a copy of the record as it was.</summary>
    public static bool IsMove(this CaseType type) => type is CaseType.Transfer or CaseType.Continuation or CaseType.StudyElsewhere
        or CaseType.SpecialEducation;

    /// <summary>
    /// Whether it changes a record that exists, and is locked for it. A supplementary record is created by its case at the end; a complaint changes no
    /// record, and there may be several beside any other case; no child's return waits for the hand-over of a copy.
    /// </summary>
    public static bool LocksRecord(this CaseType type) =>
        type is not (CaseType.SupplementaryRecord or CaseType.Complaint or CaseType.DropoutHandover);

    /// <summary>Whether it is started by a form that names a student's record and nothing else.</summary>
    public static bool HasForm(this CaseType type) => !type.IsMove() && type is not (CaseType.SupplementaryRecord or CaseType.Complaint);
}
