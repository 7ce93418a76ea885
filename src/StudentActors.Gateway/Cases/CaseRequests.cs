using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;
using StudentActors.Gateway.Students;

namespace StudentActors.Gateway.Cases;

[Description("The student, by number and name; both have to be those of one record.")]
internal sealed record StudentReference
{
    [Description("Present or former number: G, J or L and 18 characters.")]
    [Required]
    public string? StudentNumber { get; init; }

    [Description("As in the record.")]
    [Required]
    public string? Name { get; init; }
}

[Description("A transfer (转学), a continuation (升学接续), study elsewhere after graduation (毕业后跨省就学) or a move between special and ordinary "
    + "schools (特殊教育变动), sent by the receiving school.")]
internal sealed record StartTransferRequest
{
    [Description("transfer, which is meant where it is left out; continuation: the record of a child that has finished a stage, or is in its "
        + "final grade, goes on in grade 1 of the next; studyElsewhere: the record of a graduate of another province goes on in the next stage, or, "
        + "after five years of primary school, in the sixth grade; or specialEducation: the student goes on at a special education or specialised "
        + "school, or comes from one to an ordinary school.")]
    public string? Type { get; init; }

    [Required]
    public StudentReference? Student { get; init; }

    [Description("School identifier of the receiving school.")]
    [Required]
    public string? ToSchool { get; init; }

    [Description("Class id at the receiving school, e.g. primary-2026-3.")]
    [Required]
    public string? ToClass { get; init; }

    [Description("One line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }

    [Description("First day at the new school, YYYY-MM-DD, where it was before the case; at most a year ago.")]
    public string? EffectiveFrom { get; init; }

    [Description("Of specialEducation: true where the record goes along, false where its school keeps it, or where the student comes back to that school.")]
    public bool? RecordMoves { get; init; }

    public TransferForm ToForm() => new()
    {
        Type = Type,
        RecordMoves = RecordMoves,
        StudentNumber = Student?.StudentNumber,
        Name = Student?.Name,
        ToClass = ToClass,
        Reason = Reason,
        EffectiveFrom = EffectiveFrom,
    };
}

[Description("A case other than a transfer. Each type has its fields; any other is refused.")]
internal sealed record StartCaseRequest
{
    [Description("suspension, resumption, keyDataChange, goingAbroad, returnFromAbroad, dropout, dropoutReturn, death, gradeChange, "
        + "dropoutHandover, withdrawal, graduation, problemRecord, recordMerge or recordUnmerge.")]
    [Required]
    public string? Type { get; init; }

    [Required]
    public StudentReference? Student { get; init; }

    [Description("One line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }

    [Description("YYYY-MM-DD: first day away or back, of the absence or of the new grade; day of the death, withdrawal or graduation.")]
    public string? Date { get; init; }

    [Description("suspension: its last day, YYYY-MM-DD.")]
    public string? Until { get; init; }

    [Description("suspension: illness, injury, abroad, family or other; the region may ask for one of certain grounds.")]
    public string? Ground { get; init; }

    [Description("resumption, returnFromAbroad, dropoutReturn, gradeChange, recordUnmerge: the class, e.g. primary-2025-1.")]
    public string? Class { get; init; }

    [Description("goingAbroad: ISO 3166-1 alpha-2.")]
    public string? Country { get; init; }

    [Description("gradeChange: repeat, skip or lower, as far as the region allows it.")]
    public string? GradeChange { get; init; }

    [Description("graduation: graduated (毕业) or completed (结业).")]
    public string? Outcome { get; init; }

    [Description("dropout, dropoutHandover: county of household registration (户籍所在地), six digits. Where it is another than the school's, the home "
        + "authority hands the e-file over at the end of the term.")]
    public string? Household { get; init; }

    [Description("problemRecord: evidence, change or delete.")]
    public string? Tool { get; init; }

    [Description("keyDataChange, and problemRecord with change: what the key data is to become.")]
    public KeyDataRequest? KeyData { get; init; }

    [Description("recordMerge: number of the record that is kept; problemRecord: of the one with which this one collides.")]
    public string? OtherStudentNumber { get; init; }

    public CaseForm ToForm() => new()
    {
        Type = Type,
        StudentNumber = Student?.StudentNumber,
        Name = Student?.Name,
        Reason = Reason,
        Date = Date,
        Until = Until,
        Ground = Ground,
        Class = Class,
        Country = Country,
        GradeChange = GradeChange,
        Tool = Tool,
        Outcome = Outcome,
        Household = Household,
        KeyData = KeyData is null ? null : new KeyDataForm(KeyData.Name, KeyData.Sex, KeyData.BirthDate, KeyData.Document?.ToForm()),
        OtherStudentNumber = OtherStudentNumber,
    };
}

[Description("Key data (关键数据); what is left out stays.")]
internal sealed record KeyDataRequest
{
    public string? Name { get; init; }

    [Description("male or female.")]
    public string? Sex { get; init; }

    [Description("YYYY-MM-DD.")]
    public string? BirthDate { get; init; }

    public DocumentRequest? Document { get; init; }
}

[Description("What the office that holds the step decides.")]
internal sealed record DecisionRequest
{
    [Description("approve or refuse.")]
    [Required]
    public string? Decision { get; init; }

    [Description("One line of at most 500 characters; a refusal needs it, and every step of a complaint.")]
    public string? Reason { get; init; }
}

internal sealed record WithdrawalRequest
{
    [Description("One line of at most 500 characters.")]
    public string? Reason { get; init; }
}

internal sealed record FileHandOverRequest
{
    [Description("Day of the hand-over, YYYY-MM-DD.")]
    [Required]
    public string? Date { get; init; }
}
