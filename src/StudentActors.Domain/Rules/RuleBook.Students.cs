namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule StudentNotFound = NotFound("student.not-found",
        "没有您可以查看的该学生。", "There is no such student that you may see.");

    public static readonly Rule NameRequired = Invalid("student.name-required", "请填写姓名。", "The name is missing.", "6");

    public static readonly Rule NameTooLong = Invalid("student.name-length",
        "姓名最多 100 个字符。", "A name has at most 100 characters.", "6");

    public static readonly Rule NameCharacters = Invalid("student.name-characters",
        "姓名含有控制字符、无效字符或首尾空格。", "The name has control characters, invalid characters or white space at an end.", "6");

    public static readonly Rule SexRequired = Invalid("student.sex",
        "性别须为 male 或 female。", "The sex is male or female.", "6");

    public static readonly Rule BirthDate = Invalid("student.birth-date",
        "出生日期须为真实日期（YYYY-MM-DD）。", "The birth date is a real date, YYYY-MM-DD.", "6");

    public static readonly Rule BirthDateRange = Invalid("student.birth-date-range",
        "出生日期不能在将来，也不能早于六十年前。", "The birth date is neither in the future nor more than sixty years ago.", "6");

    public static readonly Rule Ethnicity = Invalid("student.ethnicity",
        "民族须为 GB/T 3304 的代码或名称。", "The ethnicity is a code or name of GB/T 3304.", "6");

    public static readonly Rule EntryRequired = Invalid("student.entry-required",
        "请填写入学日期和入学方式。", "The date and way of entry are missing.", "6");

    public static readonly Rule EntryDate = Invalid("student.entry-date",
        "入学日期须为真实日期，晚于出生日期，且不超过一年以后。", "The entry date is a real date after birth and at most a year ahead.", "6");

    public static readonly Rule EntryWay = Invalid("student.entry-way",
        "入学方式不在代码表中。", "The way of entry is not in the code list.", "6");

    public static readonly Rule AttendanceUnknown = Invalid("student.attendance",
        "就读方式不在代码表中。", "The way of attending is not in the code list.", "7");

    public static readonly Rule GuardianName = Invalid("student.guardian-name",
        "监护人姓名缺失或含有无效字符。", "A guardian's name is missing or has invalid characters.", "6");

    public static readonly Rule GuardianRelation = Invalid("student.guardian-relation",
        "监护人关系为 1 至 50 个字符。", "A guardian's relation has 1 to 50 characters.", "6");

    public static readonly Rule GuardiansTooMany = Invalid("student.guardians-too-many",
        "最多填写四名监护人。", "At most four guardians can be recorded.", "6");

    public static readonly Rule Phone = Invalid("student.phone",
        "电话号码为 5 至 20 位数字，可含 + - 空格。", "A phone number has 5 to 20 digits and may have + - and spaces.", "7");

    public static readonly Rule Address = Invalid("student.address",
        "地址最多 200 个字符，且不含控制字符。", "An address has at most 200 characters and no control characters.", "7");

    public static readonly Rule ProvincialData = Invalid("student.provincial-data",
        "非基础信息最多 50 项，键 1–50 个字符，值最多 500 个字符。", "Provincial data has at most 50 items, keys of 1 to 50 and values of at most 500 characters.", "3");

    public static readonly Rule KeyDataChange = Invalid("student.key-data",
        "姓名、性别、出生日期、证件属关键数据，须通过关键数据变更办理。", "Name, sex, birth date and document are key data and change only by a key-data change.", "7");

    public static readonly Rule PlaceChange = Invalid("student.place",
        "学校和班级不能直接修改，须通过转学或异动办理。", "School and class change only by a transfer or another case.", "15");

    public static readonly Rule NothingToChange = Invalid("student.nothing-to-change",
        "请求没有包含可更新的字段。", "The request contains no field that can be updated.", "7");

    public static readonly Rule NumberExhausted = Conflict("student.number-exhausted",
        "该地区当日出生的自编号已用完，请联系国家级管理员。", "No sequence is left for this area and birth date; tell the national operator.", "8");

    public static readonly Rule NumberFormal = Conflict("student.number-formal",
        "该生已有正式学籍号：一人一号，终身不变。", "The student has a formal number: one person, one number, for life.", "8");

    public static readonly Rule NumberProblem = Conflict("student.number-problem",
        "问题学籍处理完毕前不能核发正式学籍号。", "A problem record gets its formal number once the problem is settled.", "8");

    public static readonly Rule EntryAge = Invalid("student.entry-age",
        "未达到本地规定的入学年龄。", "The child has not reached the entry age that the region sets.");
}
