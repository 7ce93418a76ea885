using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>What a step asks of its office where that is more than to approve or refuse. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepTask>))]
public enum StepTask
{
    /// <summary>发函查询: the responsible authority asks the office complained of; who refuses says that a higher level is responsible.</summary>
    [JsonStringEnumMemberName("inquire")] Inquire = 1,

    /// <summary>答复: the office complained of answers; refusing says that it stands by what it did.</summary>
    [JsonStringEnumMemberName("answer")] Answer = 2,

    /// <summary>处理决定: the responsible authority upholds the complaint, or refuses and so dismisses it.</summary>
    [JsonStringEnumMemberName("rule")] Rule = 3,

    /// <summary>落实: the office complained of does what was decided.</summary>
    [JsonStringEnumMemberName("carryOut")] CarryOut = 4,

    /// <summary>告知: the office that took the complaint tells whoever complained.</summary>
    [JsonStringEnumMemberName("tell")] Tell = 5,
}
