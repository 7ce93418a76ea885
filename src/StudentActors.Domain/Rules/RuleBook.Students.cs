namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule StudentNotFound = NotFound("student.not-found",
        "没有您可以查看的该学生；请核对号码，或向其学籍主管部门查询。",
        "There is no such student that you may see; compare the number or ask the student's home authority.");

    public static readonly Rule NameRequired = Invalid("student.name-required",
        "请按身份证件填写姓名。", "The name is missing; write it as the identity document has it.", "6");

    public static readonly Rule NameTooLong = Invalid("student.name-length",
        "姓名最多 100 个字符。", "A name has at most 100 characters.");

    public static readonly Rule NameCharacters = Invalid("student.name-characters",
        "姓名含有控制字符、不可见字符、无效字符或首尾空格，请删除后重新输入。",
        "The name has control, invisible or invalid characters or white space at an end; remove them and type it again.");

    public static readonly Rule SexRequired = Invalid("student.sex",
        "性别须为 male（男）或 female（女）。", "The sex is male or female.", "6");

    public static readonly Rule BirthDate = Invalid("student.birth-date",
        "请填写真实的出生日期，格式为 YYYY-MM-DD。", "Give the birth date as a real date, YYYY-MM-DD.", "6");

    public static readonly Rule BirthDateRange = Invalid("student.birth-date-range",
        "出生日期不能在将来，也不能早于六十年前，请核对。",
        "The birth date lies in the future or more than sixty years ago; compare it with the document.");

    public static readonly Rule Ethnicity = Invalid("student.ethnicity",
        "民族须为 GB/T 3304 的代码或名称，如 01 或 汉族。", "The ethnicity is a code or name of GB/T 3304, e.g. 01 or 汉族.");

    public static readonly Rule EntryRequired = Invalid("student.entry-required",
        "请填写入学日期和入学方式。", "Give the date and the way of entry.");

    public static readonly Rule EntryDate = Invalid("student.entry-date",
        "入学日期须为真实日期（YYYY-MM-DD），晚于出生日期，且不超过一年以后。",
        "The entry date is a real date, YYYY-MM-DD, after birth and at most a year ahead.");

    public static readonly Rule EntryWay = Invalid("student.entry-way",
        "入学方式须为 ordinary、nearby、minorityClass、sports、otherSchool、entryRestored、other 或其代码、名称。",
        "The way of entry is ordinary, nearby, minorityClass, sports, otherSchool, entryRestored or other, or a code or name of these.");

    public static readonly Rule AttendanceUnknown = Invalid("student.attendance",
        "就读方式须为 day（走读）、boarding（住校）、lodging（借宿）或 other（其他）。",
        "The way of attending is day, boarding, lodging or other.");

    public static readonly Rule GuardianName = Invalid("student.guardian-name",
        "监护人姓名为 1 至 100 个字符，且不含控制字符、不可见字符或首尾空格。",
        "A guardian's name has 1 to 100 characters, none of them control or invisible ones, and no white space at an end.");

    public static readonly Rule GuardianRelation = Invalid("student.guardian-relation",
        "监护人关系为 1 至 50 个字符，如 父亲。", "A guardian's relation has 1 to 50 characters, e.g. mother.");

    public static readonly Rule GuardiansTooMany = Invalid("student.guardians-too-many",
        "最多填写四名监护人。", "Give at most four guardians.");

    public static readonly Rule Phone = Invalid("student.phone",
        "电话号码为 5 至 20 位数字，可以 + 开头，数字之间可含空格和 -。",
        "A phone number has 5 to 20 digits, may begin with + and may have spaces and - between the digits.");

    public static readonly Rule Address = Invalid("student.address",
        "地址为一行，最多 200 个字符，且不含控制字符或首尾空格。",
        "An address is one line of at most 200 characters without control characters or white space at an end.");

    public static readonly Rule ProvincialData = Invalid("student.provincial-data",
        "非基础信息最多 50 项，键 1–50 个字符，值最多 500 个字符，均为一行文本。",
        "Provincial data has at most 50 items, keys of 1 to 50 and values of at most 500 characters, each one line of text.");

    public static readonly Rule KeyDataChange = Invalid("student.key-data",
        "姓名、性别、出生日期、证件属关键数据，请通过关键数据变更办理。",
        "Name, sex, birth date and document are key data; open a key-data change.");

    public static readonly Rule PlaceChange = Invalid("student.place",
        "学校和班级不能直接修改，请通过转学或异动办理。", "School and class change only by a transfer or another case; open one.", "15");

    public static readonly Rule NothingToChange = Invalid("student.nothing-to-change",
        "请求没有包含可更新的字段，请至少填写一项。", "The request contains no field that can be updated; send at least one.");

    public static readonly Rule RecordClosed = Conflict("student.record-closed",
        "该学籍已毕业、终止或注销，不能再更新。", "The record is closed (graduated, ended or cancelled) and is no longer updated.");

    public static readonly Rule NumberExhausted = Conflict("student.number-exhausted",
        "该地区当日出生的自编号已用完，请联系国家级管理员。", "No sequence is left for this area and birth date; tell the national operator.");

    public static readonly Rule NumberFormal = Conflict("student.number-formal",
        "该生已有正式学籍号：一人一号，终身不变。", "The student has a formal number already: one person, one number, for life.", "8");

    public static readonly Rule NumberProblem = Conflict("student.number-problem",
        "请先处理问题学籍，再核发正式学籍号。", "Settle the problem record first; the formal number follows.");

    public static readonly Rule EntryAge = Invalid("student.entry-age",
        "未达到本地规定的入学年龄，请核对出生日期和入学年。",
        "The child has not reached the entry age that the region sets; compare birth date and year of entry.");
}
