namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule SchoolCodeShape = Invalid("school.code",
        "学校标识码须为十位数字，以 21、31、34、37 或 51 开头。", "A school code has ten digits and begins with 21, 31, 34, 37 or 51.");

    public static readonly Rule SchoolCodeProvince = Invalid("school.code-province",
        "学校标识码的第三、四位与主管部门所在省不符，请核对两项。",
        "Digits three and four of the school code differ from the authority's province; compare both.");

    public static readonly Rule SchoolNotFound = NotFound("school.not-found",
        "没有该标识码的学校，请核对标识码或先登记学校。",
        "No school has this code; check it, or enter the school first.");

    public static readonly Rule SchoolExists = Conflict("school.exists",
        "该标识码的学校已存在，请核对标识码。",
        "A school with this code exists; check the code.");

    public static readonly Rule SchoolClosed = Conflict("school.closed",
        "该校已停办或正在撤并，不再接收学生，请选择其他学校。",
        "The school is closed or being merged and takes nobody any more; choose another school.");

    public static readonly Rule SchoolCodeVoid = Conflict("school.code-void",
        "该学校标识码已随学校停办而作废，不得再次使用。", "This code became void when its school was closed, and is never used again.");

    public static readonly Rule SchoolLiveStudents = Conflict("school.live-students",
        "该校尚有在籍学生，不能停办；请先办理撤并或转出。",
        "The school still has live students and cannot be closed; merge it, or let them move first.");

    public static readonly Rule SchoolAbsorbs = Conflict("school.absorbs",
        "另一所学校正在并入该校，请待其完成后再办理。", "Another school is being merged into this one; wait until that is done.");

    public static readonly Rule ClosingUnderWay = Conflict("school.closing-under-way",
        "该校的撤并或停办正在办理，不能重复申请。", "A merger or closure of the school is under way; one at a time is the limit.");

    public static readonly Rule ClosingNone = NotFound("school.closing-none",
        "该校没有撤并或停办申请。", "No merger or closure was proposed for the school.");

    public static readonly Rule ClosingApprovalOffice = Forbidden("school.closing-approval-office",
        "撤并、停办须由上一级主管部门批准，提出申请的部门不能自行批准。",
        "An authority above the school's own approves its merger or closure; the one that proposes it does not.");

    public static readonly Rule MergerIntoItself = Invalid("school.merger-into-itself",
        "学校不能并入自身，请填写接收学校。", "A school is not merged into itself; name the school that takes its students.");

    public static readonly Rule MergerStage = Invalid("school.merger-stage",
        "接收学校没有同学段、同学制，学生会因此提前毕业或丢失年级；请选择其他学校。",
        "The receiving school does not teach every stage with the same number of years; choose another one.");

    public static readonly Rule MergerClass = Invalid("school.merger-class",
        "班级对应关系须为本校班级与接收学校同一届的班级，每班一次，且该届班号未用尽。",
        "Each class of the school goes, once, to a class of the same stage and year of entry, and numbers for new classes must be left.");

    public static readonly Rule ClosureArchive = Invalid("school.closure-archive",
        "停办须写明县级指定的学籍档案接收单位（1 至 100 个字符）。",
        "A closure names the unit, chosen by the county, that keeps the files: 1 to 100 characters.");

    public static readonly Rule SchoolName = Invalid("school.name",
        "学校名称为 1 至 100 个字符，不含控制字符或首尾空格。",
        "A school name has 1 to 100 characters without control characters or white space at an end.");

    public static readonly Rule SchoolAuthority = Invalid("school.authority",
        "请填写现存的学籍主管部门代码（县、市或省级，不能是全国）。",
        "Give the code of an existing county, prefecture or province as home authority; the nation is none.");

    public static readonly Rule SchoolStages = Invalid("school.stages",
        "学段须各不相同且至少一个：primary 5–6 年，junior 3–4 年，senior 3 年。",
        "Name at least one stage, each once: primary 5–6 years, junior 3–4, senior 3.");

    public static readonly Rule StageNotTaught = Invalid("school.stage-not-taught",
        "该校不开设此学段，请核对学段。", "The school does not teach this stage; check the stage.");

    public static readonly Rule ClassIdShape = Invalid("class.id",
        "班级格式为 {学段}-{入学年}-{班号}，如 primary-2026-3；入学年 1980–2099，班号 1–99。",
        "A class is {stage}-{entryYear}-{number}, e.g. primary-2026-3: entry year 1980–2099, number 1–99.");

    public static readonly Rule ClassNotFound = NotFound("class.not-found",
        "该校没有这个班级，请核对班级或先开班。",
        "The school has no such class; check it, or open the class first.");

    public static readonly Rule ClassExists = Conflict("class.exists", "该班级已存在，请换用其他班号。", "The class exists; choose another number.");

    public static readonly Rule ClassFull = Conflict("class.full",
        "该班级没有空余学位，请选择其他班级。",
        "The class has no place left; choose another class.");

    public static readonly Rule ClassFinished = Invalid("class.finished",
        "该级学生已完成本学段，请核对入学年。", "The class has finished its stage; check the year of entry.");

    public static readonly Rule ClassTooEarly = Invalid("class.too-early",
        "最多提前一年开班，请核对入学年。", "A class is opened at most one year ahead; check the year of entry.");

    public static readonly Rule ClassCapacity = Invalid("class.capacity",
        "班额须为 1 至 100000。", "A capacity is between 1 and 100,000.");

    public static readonly Rule ClassOversize = Invalid("class.oversize",
        "班额超过本地区规定的上限，请减小班额。", "The capacity exceeds the limit that the region sets; choose a smaller one.");
}
