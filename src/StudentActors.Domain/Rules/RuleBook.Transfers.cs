namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule TransferReceivingSchool = Forbidden("transfer.receiving-school",
        "转学由转入学校发起，请使用该校的账号。", "The receiving school starts a transfer; use an account of that school.", "15");

    public static readonly Rule TransferType = Invalid("transfer.type",
        "业务类型须为 transfer（转学）、continuation（升学接续）、studyElsewhere（毕业后跨省就学）或 specialEducation（特殊教育变动）。",
        "The type is transfer, continuation, studyElsewhere or specialEducation.");

    public static readonly Rule SpecialEducationSchools = Invalid("special-education.schools",
        "两校须一所为特殊教育学校或专门学校、另一所为普通学校，其他情形请办理转学。",
        "One school is a special education or specialised school and the other an ordinary one; between others the student is transferred.");

    public static readonly Rule SpecialEducationClass = Invalid("special-education.class",
        "就读班级须与学籍同一学段，且年级不高于原年级。", "The class is of the record's stage and of no higher grade.");

    public static readonly Rule SpecialEducationRecord = Invalid("special-education.record-here",
        "该生学籍已在本校，返回就读时请选择不转学籍。", "The record is at this school already; who comes back to it says that it does not move.");

    public static readonly Rule ContinuationClass = Invalid("continuation.class",
        "接续学籍的班级须为下一学段的起始年级，且入学年份不早于原学段结束的年份。",
        "The class is one of the first grade of the next stage, entered when the last stage is over.");

    public static readonly Rule ContinuationEarly = Conflict("continuation.not-final-grade",
        "该生尚未毕业，也不在毕业年级，不能接续学籍。", "The student has neither finished the last stage nor is in its final grade.");

    public static readonly Rule StudyElsewhereProvince = Invalid("study-elsewhere.same-province",
        "两校在同一省份，不属于毕业后跨省就学，请办理升学接续。", "Both schools are in one province; the record goes on by a continuation.");

    public static readonly Rule StudyElsewhereClass = Invalid("study-elsewhere.class",
        "就读班级须为下一学段且入学年份不早于原学段结束的年份，或者（原为五年制小学的）小学六年级。",
        "The class is one of the next stage, entered when the last stage was over or later, or, after five years of primary school, the sixth grade.");

    public static readonly Rule StudyElsewhereWindow = Conflict("study-elsewhere.window",
        "当前不在毕业后跨省就学的受理时段内，请在下一受理时段提交。",
        "Graduates of other provinces are asked for on certain days of the year only; send it in the next window.");

    public static readonly Rule StudyElsewhereTwice = Conflict("study-elsewhere.filed-before",
        "本校已为该生提交过毕业后跨省就学，同一学校对一名学生只能提交一次，请办理升学接续。",
        "This school has asked for the graduate before, and each does so once only; the record goes on by a continuation.");

    public static readonly Rule TransferSameSchool = Invalid("transfer.same-school",
        "该生已在本校就读，调整班级请办理相应异动。", "The student is at this school already; a change of class is another case.");

    public static readonly Rule TransferProblem = Conflict("transfer.problem-record",
        "该生为问题学籍（2003）；请转出学校先处理问题学籍，再重新提交。",
        "The student's record is a problem record (2003); the sending school settles it first, then send the transfer again.");

    public static readonly Rule TransferFreeze = Conflict("transfer.freeze",
        "当前为毕业升级期间，暂停受理新的转学，请在恢复受理后提交。",
        "New transfers rest during graduation and promotion; send it when they are open again.");

    public static readonly Rule TransferStage = Invalid("transfer.stage",
        "转入班级与学生的学段不同；升学不属于转学。",
        "The class is of another stage; going on to the next stage is no transfer.");

    public static readonly Rule TransferGradeChange = Conflict("transfer.grade-change",
        "转学不得改变年级，请选择同年级的班级。", "A transfer does not change the grade; choose a class of the same grade.");

    public static readonly Rule TransferFinalGrade = Conflict("transfer.final-grade",
        "本地区规定毕业年级学生不办理转学。", "The region allows no transfers in the final grade.");

    public static readonly Rule TransferSuspended = Conflict("transfer.suspended",
        "休学期间不办理转学，请先复学。", "There is no transfer during a suspension; the student resumes first.");

    public static readonly Rule TransferSameCounty = Conflict("transfer.same-county",
        "本地区规定同一县（市、区）内不办理转学。", "The region allows no transfers between schools of one county.");

    public static readonly Rule TransferSameCity = Conflict("transfer.same-city",
        "本地区规定同一城市内不办理转学。", "The region allows no transfers between schools of one city.");

    public static readonly Rule TransferLargeClass = Conflict("transfer.large-class",
        "该班学生数已达到本地区规定的班额，再转入将形成大班额，请选择其他班级。",
        "The class already has as many students as the region lets one have; choose another class.");

    public static readonly Rule TransferWindow = Conflict("transfer.window",
        "当前不在本地区规定的转学受理时段内，请在受理时段提交。",
        "The region takes new transfers on certain days of the year only; send it on one of them.");

    public static readonly Rule TransferFirstTerm = Conflict("transfer.first-term",
        "本地区规定该学段起始年级第一学期不办理转学。", "The region allows no transfers in the first term of this stage.");

    public static readonly Rule TransferSeniorThree = Conflict("transfer.senior-three",
        "本地区规定高中三年级不办理转学。", "The region allows no transfers in the third year of senior high.");

    public static readonly Rule FileSendingSchool = Forbidden("transfer.file-sending-school",
        "纸质档案的移交由转出学校或其主管部门登记。", "The sending school, or its authority, notes the hand-over of the paper file.");

    public static readonly Rule FileNone = Conflict("transfer.file-none",
        "该转学尚未完成，或不须移交纸质档案。", "The transfer has not been completed, or no paper file follows it.");

    public static readonly Rule FileHandedOverBefore = Conflict("transfer.file-handed-over",
        "该生的纸质档案已经移交，不能重复登记。", "The paper file was handed over before and is noted once only.");

    public static readonly Rule FileDate = Invalid("transfer.file-date",
        "移交日期格式为 YYYY-MM-DD，须在最近一年内且不晚于今天。", "The day of the hand-over is YYYY-MM-DD, within the last year and not after today.");

    public static readonly Rule SnapshotOffice = Forbidden("transfer.snapshot-office",
        "备份档案由转出学校保存，仅该校及其上级主管部门可以查阅。",
        "The copy is the sending school's; only that school and the authorities above it read it.", "15");

    public static readonly Rule SnapshotNone = NotFound("transfer.snapshot-none",
        "该转学尚未完成，没有备份档案。", "The transfer has not been completed, so there is no copy.");

    public static readonly Rule TransferEffectiveFrom = Invalid("transfer.effective-from",
        "线下办结日期格式为 YYYY-MM-DD，须在最近一年内且不晚于今天。",
        "The date agreed offline is YYYY-MM-DD, within the last year and not after today.");
}
