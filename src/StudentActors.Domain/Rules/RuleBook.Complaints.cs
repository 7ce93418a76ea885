namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule ComplaintSubject = Invalid("complaint.subject",
        "申诉须指明一项业务（case）或一名学生（student），二者只填其一；业务编号须完整。",
        "A complaint names a case by its id, or a student by number and name: one of the two.");

    public static readonly Rule ComplaintAgainst = Invalid("complaint.against",
        "被申诉方须为 6 位主管部门代码或 10 位学校标识码。",
        "The office complained of is a six-digit authority code or a ten-digit school identifier.");

    public static readonly Rule ComplaintComplainant = Invalid("complaint.complainant",
        "申诉人须为 guardian（监护人）、office（本机构）或 other（其他）。", "The complainant is guardian, office or other.");

    public static readonly Rule ComplaintParty = Conflict("complaint.party",
        "被申诉方与该业务无关，请核对代码。", "The office complained of has no part in the case; compare its code.");

    public static readonly Rule ComplaintNation = Conflict("complaint.nation",
        "国家级之上没有可以受理的主管部门。", "No authority is above the nation to hear a complaint about it.");

    public static readonly Rule ComplaintText = Invalid("complaint.text",
        "请写明查询、答复、处理决定或落实的内容。", "Say what is asked, answered, decided or was done.");

    public static readonly Rule ComplaintHighest = Conflict("complaint.highest",
        "国家级须受理，不能再转上一级。", "The nation is the highest level and passes a complaint to no other.");

    public static readonly Rule ComplaintToBeDone = Conflict("complaint.to-be-done",
        "已作出的处理决定须落实并告知申诉人；对决定有异议的，可以另行申诉。",
        "What was decided is carried out and told; who objects to the decision complains about that in turn.");

    public static readonly Rule ComplaintUndecided = Conflict("complaint.step-undecided",
        "被申诉方尚未办理该业务的环节，请先办理，再确认落实。",
        "The office complained of still holds a step of the case; it decides that first, then this is carried out.");

    public static readonly Rule ComplaintRuled = Conflict("complaint.ruled",
        "申诉已有处理决定，不能再撤回。", "The complaint has been decided and cannot be withdrawn any more.");
}
