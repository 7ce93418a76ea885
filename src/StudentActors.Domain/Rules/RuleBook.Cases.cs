namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule CaseNotFound = NotFound("case.not-found",
        "没有您可以查看的该业务，请核对编号。", "There is no such case that you may see; compare its id.");

    public static readonly Rule CaseOpenBusiness = Conflict("case.open-business",
        "该生有在办业务（2002），一人同时只能办理一项；请先办结或撤销，再重新提交。",
        "The student has an open case (2002), and one at a time is the limit; finish or withdraw it, then send this again.");

    public static readonly Rule CaseStatus = Conflict("case.status",
        "该生目前的学籍状态不能办理此业务，请核对状态。", "The student's present status does not allow this case; compare the status.");

    public static readonly Rule CaseStudentMoved = Conflict("case.student-moved",
        "该生的学校或班级刚刚发生变化，请重新读取后再提交。",
        "The student's school or class has just changed; read the record again and send the case again.");

    public static readonly Rule CaseStepDecided = Conflict("case.step-decided",
        "本机构的环节已经办理，不能再次办理；业务现状见应答。",
        "The step of this office was decided before and is decided once only; the answer shows the case as it is.");

    public static readonly Rule CaseStepWaiting = Conflict("case.step-waiting",
        "前面的环节尚未办结，请等待轮到本机构。", "A step before yours is not decided yet; wait until yours opens.");

    public static readonly Rule CaseStepOffice = Forbidden("case.step-office",
        "本机构不是此业务的办理方，请由环节所属机构办理。",
        "This office holds no step of the case; an account of the office that holds it decides.");

    public static readonly Rule CaseEnded = Conflict("case.ended",
        "该业务已经结束或正在生效，不能再变更；需要时请重新提交。",
        "The case has ended or is taking effect and no longer changes; start another one if it is needed.");

    public static readonly Rule CaseWithdrawalOffice = Forbidden("case.withdrawal-office",
        "业务由发起机构撤销；环节逾期后，已收到上报的主管部门也可以清理。",
        "The office that started the case withdraws it, or, when a step is overdue, an authority that was told of that.");

    public static readonly Rule CaseDecisionUnknown = Invalid("case.decision",
        "decision 须为 approve（同意）或 refuse（不同意）。", "The decision is approve or refuse.");

    public static readonly Rule CaseRefusalReason = Invalid("case.refusal-reason",
        "不同意时须说明理由。", "A refusal states its reason.", "15");

    public static readonly Rule CaseReason = Invalid("case.reason",
        "理由为一行，最多 500 个字符，且不含控制字符或首尾空格。",
        "A reason is one line of at most 500 characters without control characters or white space at an end.");

    public static readonly Rule CaseEvidenceRequired = Conflict("case.evidence-required",
        "此类业务须先上传佐证材料，才能同意。", "This type of case is approved only with evidence; attach it first.");

    public static readonly Rule CaseReasonRequired = Invalid("case.reason-required",
        "请填写办理理由。", "Give the reason for the case.");

    public static readonly Rule StudentNumberShape = Invalid("student.number",
        "学籍号须为 G、J 或 L 加 18 位，请核对号码。", "A student number is G, J or L and 18 characters; compare it with the record.");

    public static readonly Rule IdentityMismatch = Conflict("case.identity-mismatch",
        "姓名与该学籍号的学籍不一致（2001）；请核对后更正，再重新提交。",
        "The name differs from that of the number's record (2001); correct it and send the case again.");

    public static readonly Rule WithdrawalCompulsory = Invalid("case.withdrawal-compulsory",
        "义务教育阶段不得退学，请改按疑似辍学办理。",
        "Nobody withdraws from compulsory education; report a suspected dropout instead.");

    public static readonly Rule PolicyStepDays = Invalid("policy.step-days",
        "办理期限须为 1 至 10 个工作日。", "The limit of a step is 1 to 10 working days.", "15");

    public static readonly Rule PolicyRemindDays = Invalid("policy.remind-after-days",
        "提醒须在至少 1 个工作日之后，并早于办理期限。", "A reminder comes after at least one working day and before the limit.");

    public static readonly Rule PolicyEscalateDays = Invalid("policy.escalate-every-days",
        "逐级上报间隔须为 1 至 10 个工作日。", "An overdue step is escalated every 1 to 10 working days.");

    public static readonly Rule PolicyFreeze = Invalid("policy.freeze",
        "暂停转学的起止日期格式为 MM-DD，且每年都有该日。", "The first and last day without transfers are MM-DD and exist in every year.");

    public static readonly Rule PolicySuspension = Invalid("policy.suspension-months",
        "休学期限须为 1 至 24 个月。", "A suspension may last 1 to 24 months.");
}
