namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule SuspensionGroundUnknown = Invalid("suspension.ground",
        "休学事由须为 illness、injury、abroad、family 或 other。", "A ground of suspension is illness, injury, abroad, family or other.");

    public static readonly Rule SuspensionGroundNotAllowed = Invalid("suspension.ground-not-allowed",
        "请填写本地区允许的休学事由。", "Give a ground on which the region grants suspensions.");

    public static readonly Rule SuspensionOnce = Invalid("suspension.once-too-long",
        "一次休学或延长的期限超过本地区规定，请缩短期限。",
        "The region grants or extends a suspension for a shorter time at once; choose an earlier last day.");

    public static readonly Rule SuspensionLastTerm = Conflict("suspension.last-term",
        "本地区规定毕业年级最后一学期不办理休学。", "The region grants no suspension in the last term of the final grade.");

    public static readonly Rule GraduationOutcomeUnknown = Invalid("graduation.outcome",
        "毕业结论须为 graduated（毕业）或 completed（结业）。", "The outcome is graduated or completed.");

    public static readonly Rule GraduationGrade = Conflict("graduation.grade",
        "该生在此日期尚未到毕业年级最后一学期，不能办理毕业。", "On that day the student is not yet in the last term of the final grade.");

    public static readonly Rule GraduationProblem = Conflict("graduation.problem-record",
        "该生为问题学籍，请先处理问题学籍再办理毕业。", "The student's record is a problem record, which is settled before graduation.");

    public static readonly Rule CaseTypeUnknown = Invalid("case.type",
        "业务类型不在受理范围；转学请使用 /transfers。",
        "This type of case does not exist here; transfers are started at /transfers.");

    public static readonly Rule CaseStartOffice = Forbidden("case.start-office",
        "该业务由学生所在学校或其学籍主管部门发起。", "The student's school or its home authority starts this case.");

    public static readonly Rule CaseFieldRequired = Invalid("case.field-required",
        "此类业务须填写该项。", "This type of case needs the field.");

    public static readonly Rule CaseFieldUnused = Invalid("case.field-unused",
        "此类业务没有该项，请删除。", "This type of case has no such field; leave it out.");

    public static readonly Rule CaseDate = Invalid("case.date",
        "日期格式为 YYYY-MM-DD，须在合理范围内；已发生的事项不得晚于今天。",
        "A date is YYYY-MM-DD, at most three years back and one ahead; what has happened is not after today.");

    public static readonly Rule CaseReturnDate = Invalid("case.return-date",
        "返校日期不得早于离校日期。", "The day of the return is not before the first day away.");

    public static readonly Rule CaseClass = Invalid("case.class",
        "班级与此业务不符，请选择同一学段、相应年级的班级。",
        "The class does not suit this case; choose one of the same stage and of the right grade.");

    public static readonly Rule CaseCountry = Invalid("case.country",
        "国家或地区须为 ISO 3166-1 两位代码，如 FR。", "A country is an ISO 3166-1 two-letter code, e.g. FR.");

    public static readonly Rule GradeChangeKindUnknown = Invalid("case.grade-change",
        "年级变动须为 repeat（留级）、skip（跳级）或 lower（降级）。", "A change of grade is repeat, skip or lower.");

    public static readonly Rule GradeChangeOff = Invalid("case.grade-change-off",
        "本地区未开放此类年级变动。", "The region does not allow this change of grade.");

    public static readonly Rule ProblemToolUnknown = Invalid("case.tool",
        "处理方式须为 evidence（佐证）、change（变更）或 delete（删除）。", "A problem record is settled by evidence, change or delete.");

    public static readonly Rule ProblemNone = Conflict("case.no-problem",
        "该生不是问题学籍，无需处理。", "The student's record is no problem record; there is nothing to settle.");

    public static readonly Rule SuspensionUntil = Invalid("case.suspension-until",
        "休学截止日期不得早于起始日期；延长休学须晚于原截止日期。",
        "A suspension ends on or after its first day, and an extension after the present end.");

    public static readonly Rule SuspensionTooLong = Invalid("case.suspension-too-long",
        "休学时间超过本地区规定的上限，请缩短。", "The suspension is longer than the region allows; choose an earlier end.");

    public static readonly Rule PersuasionNobody = Conflict("case.persuasion",
        "该生没有疑似辍学或辍学登记，不记录劝返。",
        "The student is neither a suspected dropout nor one; there is nobody to bring back.");

    public static readonly Rule PersuasionDate = Invalid("case.persuasion-date",
        "劝返日期格式为 YYYY-MM-DD，须在最近一年内且不晚于今天。",
        "The day of the attempt is YYYY-MM-DD, within the last year and not after today.");

    public static readonly Rule MergerSurvivor = Conflict("case.merger-survivor",
        "保留的学籍须为另一份有效学籍，且没有在办业务。",
        "The record that is kept is another one, live and without an open case.");

    public static readonly Rule MergerNone = Conflict("case.no-merger",
        "该学籍没有被合并，无需撤销。", "The record was not merged into another one; there is nothing to undo.");
}
