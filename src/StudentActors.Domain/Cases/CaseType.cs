using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>What a case is about. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseType>))]
public enum CaseType
{
    /// <summary>转学.</summary>
    [JsonStringEnumMemberName("transfer")] Transfer = 1,

    /// <summary>休学.</summary>
    [JsonStringEnumMemberName("suspension")] Suspension = 2,

    /// <summary>复学.</summary>
    [JsonStringEnumMemberName("resumption")] Resumption = 3,

    /// <summary>关键数据变更.</summary>
    [JsonStringEnumMemberName("keyDataChange")] KeyDataChange = 4,

    /// <summary>境外就读.</summary>
    [JsonStringEnumMemberName("goingAbroad")] GoingAbroad = 5,

    /// <summary>境外返回.</summary>
    [JsonStringEnumMemberName("returnFromAbroad")] ReturnFromAbroad = 6,

    /// <summary>疑似辍学: open while the county looks into it, completed when it is a dropout (辍学).</summary>
    [JsonStringEnumMemberName("dropout")] Dropout = 7,

    /// <summary>辍学返校, which closes the county's ledger entry (销号).</summary>
    [JsonStringEnumMemberName("dropoutReturn")] DropoutReturn = 8,

    /// <summary>死亡, cancels the record (注销).</summary>
    [JsonStringEnumMemberName("death")] Death = 9,

    /// <summary>留级、跳级、降级就读.</summary>
    [JsonStringEnumMemberName("gradeChange")] GradeChange = 10,

    /// <summary>退学, in senior high only.</summary>
    [JsonStringEnumMemberName("withdrawal")] Withdrawal = 11,

    /// <summary>问题学籍处理.</summary>
    [JsonStringEnumMemberName("problemRecord")] ProblemRecord = 12,

    /// <summary>学籍合并: two records of one child.</summary>
    [JsonStringEnumMemberName("recordMerge")] RecordMerge = 13,

    /// <summary>撤销合并.</summary>
    [JsonStringEnumMemberName("recordUnmerge")] RecordUnmerge = 14,

    /// <summary>升学接续: the record goes on at a school of the next stage.</summary>
    [JsonStringEnumMemberName("continuation")] Continuation = 15,

    /// <summary>毕业、结业.</summary>
    [JsonStringEnumMemberName("graduation")] Graduation = 16,

    /// <summary>补建学籍: a record for a child above the first grade of a stage who has none; it is created when the case completes.</summary>
    [JsonStringEnumMemberName("supplementaryRecord")] SupplementaryRecord = 17,

    /// <summary>毕业后跨省就学: a graduate's record goes on at a school of another province.</summary>
    [JsonStringEnumMemberName("studyElsewhere")] StudyElsewhere = 18,

    /// <summary>特殊教育学校、专门学校与普通学校之间的变动（随班就读）: the child goes on at the other kind of school; the record goes along or stays.</summary>
    [JsonStringEnumMemberName("specialEducation")] SpecialEducation = 19,

    /// <summary>申诉: about how an office has handled a case or a record. It locks nobody, and goes on beside what it is about.</summary>
    [JsonStringEnumMemberName("complaint")] Complaint = 20,

    /// <summary>辍学随迁子女电子学籍移交: the county of household registration gets the e-file of a migrant worker's child who has dropped out.</summary>
    [JsonStringEnumMemberName("dropoutHandover")] DropoutHandover = 21,
}
