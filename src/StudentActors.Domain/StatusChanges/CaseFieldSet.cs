using StudentActors.Domain.Cases;

namespace StudentActors.Domain.StatusChanges;

/// <summary>The fields of a case's form beyond student and reason.</summary>
[Flags]
internal enum CaseFieldSet
{
    None = 0,
    Date = 1,
    Until = 2,
    Class = 4,
    Country = 8,
    GradeChange = 16,
    Tool = 32,
    KeyData = 64,
    Other = 128,
    Ground = 256,
    Outcome = 512,
    Household = 1024,
}

/// <summary>Which fields each type of case needs, and which it may have; any other is refused, never dropped.</summary>
internal static class CaseFieldSets
{
    public static CaseFieldSet Needed(CaseType type) => type switch
    {
        CaseType.Suspension => CaseFieldSet.Date | CaseFieldSet.Until,
        CaseType.Resumption or CaseType.DropoutReturn or CaseType.Dropout or CaseType.Death or CaseType.Withdrawal => CaseFieldSet.Date,
        CaseType.ReturnFromAbroad => CaseFieldSet.Date | CaseFieldSet.Class,
        CaseType.Graduation => CaseFieldSet.Date | CaseFieldSet.Outcome,
        CaseType.GoingAbroad => CaseFieldSet.Date | CaseFieldSet.Country,
        CaseType.GradeChange => CaseFieldSet.Date | CaseFieldSet.Class | CaseFieldSet.GradeChange,
        CaseType.KeyDataChange => CaseFieldSet.KeyData,
        CaseType.DropoutHandover => CaseFieldSet.Household,
        CaseType.ProblemRecord => CaseFieldSet.Tool,
        CaseType.RecordMerge => CaseFieldSet.Other,
        _ => CaseFieldSet.None,
    };

    public static CaseFieldSet Possible(CaseType type) => Needed(type) | type switch
    {
        CaseType.Suspension => CaseFieldSet.Ground,
        CaseType.Dropout => CaseFieldSet.Household,
        CaseType.Resumption or CaseType.DropoutReturn or CaseType.RecordUnmerge => CaseFieldSet.Class,
        CaseType.ProblemRecord => CaseFieldSet.KeyData | CaseFieldSet.Other,
        _ => CaseFieldSet.None,
    };
}
