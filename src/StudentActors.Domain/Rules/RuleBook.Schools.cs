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
