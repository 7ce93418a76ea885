using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Transfers;

/// <summary>The sending school handed the paper file over.</summary>
public sealed record FileHandedOver(DateOnly On, string By) : CaseEvent
{
    public const string KindName = "case.file-handed-over";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The month for the paper file passed: "file not handed over" (art. 26), until it is.</summary>
public sealed record FileNotHandedOver : CaseEvent
{
    public const string KindName = "case.file-not-handed-over";

    [JsonIgnore]
    public override string Kind => KindName;
}
