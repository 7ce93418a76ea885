using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>Which part an office has in a case. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseParty>))]
public enum CaseParty
{
    /// <summary>转入学校.</summary>
    [JsonStringEnumMemberName("receivingSchool")] ReceivingSchool = 1,

    /// <summary>转入学校学籍主管部门.</summary>
    [JsonStringEnumMemberName("receivingAuthority")] ReceivingAuthority = 2,

    /// <summary>转入市级.</summary>
    [JsonStringEnumMemberName("receivingPrefecture")] ReceivingPrefecture = 3,

    /// <summary>转入省级.</summary>
    [JsonStringEnumMemberName("receivingProvince")] ReceivingProvince = 4,

    /// <summary>转出学校.</summary>
    [JsonStringEnumMemberName("sendingSchool")] SendingSchool = 5,

    /// <summary>转出学校学籍主管部门.</summary>
    [JsonStringEnumMemberName("sendingAuthority")] SendingAuthority = 6,

    /// <summary>转出市级.</summary>
    [JsonStringEnumMemberName("sendingPrefecture")] SendingPrefecture = 7,

    /// <summary>转出省级.</summary>
    [JsonStringEnumMemberName("sendingProvince")] SendingProvince = 8,

    /// <summary>The student's school.</summary>
    [JsonStringEnumMemberName("school")] School = 10,

    /// <summary>学籍主管部门: the school's home authority, in a transfer the one that both schools share.</summary>
    [JsonStringEnumMemberName("authority")] Authority = 11,

    /// <summary>市级.</summary>
    [JsonStringEnumMemberName("prefecture")] Prefecture = 12,

    /// <summary>省级.</summary>
    [JsonStringEnumMemberName("province")] Province = 13,

    /// <summary>教育部.</summary>
    [JsonStringEnumMemberName("nation")] Nation = 14,

    /// <summary>The lowest authority that both schools answer to.</summary>
    [JsonStringEnumMemberName("commonAuthority")] CommonAuthority = 15,

    /// <summary>转出学校, which owes the paper file after a transfer (档案移交); no step of the case.</summary>
    [JsonStringEnumMemberName("fileSender")] FileSender = 16,

    /// <summary>被申诉方: the office complained of.</summary>
    [JsonStringEnumMemberName("respondent")] Respondent = 20,

    /// <summary>The office that started the case.</summary>
    [JsonStringEnumMemberName("starter")] Starter = 21,

    /// <summary>户籍所在地教育行政部门.</summary>
    [JsonStringEnumMemberName("householdAuthority")] HouseholdAuthority = 22,
}
