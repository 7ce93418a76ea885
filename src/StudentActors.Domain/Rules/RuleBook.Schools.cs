namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule SchoolCodeShape = Invalid("school.code",
        "学校标识码须为十位数字，以 21、31、34、37 或 51 开头。", "A school code has ten digits and begins with 21, 31, 34, 37 or 51.");

    public static readonly Rule SchoolCodeProvince = Invalid("school.code-province",
        "学校标识码的第三、四位与主管部门所在省不符。", "Digits three and four of the school code differ from the authority's province.");

    public static readonly Rule SchoolNotFound = NotFound("school.not-found", "没有该标识码的学校。", "No school has this code.");

    public static readonly Rule SchoolExists = Conflict("school.exists", "该标识码的学校已存在。", "A school with this code exists.");

    public static readonly Rule SchoolName = Invalid("school.name",
        "学校名称为 1 至 100 个字符，且不含控制字符。", "A school name has 1 to 100 characters and no control characters.");

    public static readonly Rule SchoolAuthority = Invalid("school.authority",
        "主管部门代码不存在。", "The authority code does not exist.");

    public static readonly Rule SchoolStages = Invalid("school.stages",
        "学段须各不相同且至少一个：primary 5–6 年，junior 3–4 年，senior 3 年。", "Name at least one stage, each once: primary 5–6 years, junior 3–4, senior 3.");

    public static readonly Rule StageNotTaught = Invalid("school.stage-not-taught",
        "该校不开设此学段。", "The school does not teach this stage.");

    public static readonly Rule ClassIdShape = Invalid("class.id",
        "班级格式为 {学段}-{入学年}-{班号}，如 primary-2026-3。", "A class is {stage}-{entryYear}-{number}, e.g. primary-2026-3.");

    public static readonly Rule ClassNotFound = NotFound("class.not-found", "该校没有这个班级。", "The school has no such class.");

    public static readonly Rule ClassExists = Conflict("class.exists", "该班级已存在。", "The class exists.");

    public static readonly Rule ClassFull = Conflict("class.full", "该班级没有空余学位。", "The class has no place left.");

    public static readonly Rule ClassFinished = Invalid("class.finished",
        "该年级已完成本学段。", "The class has finished its stage.");

    public static readonly Rule ClassCapacity = Invalid("class.capacity",
        "班额须为 1 至 100000。", "A capacity is between 1 and 100,000.");

    public static readonly Rule ClassOversize = Invalid("class.oversize",
        "班额超过本地区规定的上限。", "The capacity exceeds the limit that the region sets.");
}
