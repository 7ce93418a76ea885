using System.Text.Json.Serialization;

namespace StudentActors.Domain.Transfers;

/// <summary>How far apart the two schools of a transfer are, which decides who has a say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TransferVariant>))]
public enum TransferVariant
{
    /// <summary>同一主管部门: three parties.</summary>
    [JsonStringEnumMemberName("sameAuthority")] SameAuthority = 1,

    /// <summary>省内: four parties.</summary>
    [JsonStringEnumMemberName("sameProvince")] SameProvince = 2,

    /// <summary>跨省: four parties, and the provinces where their policy says so.</summary>
    [JsonStringEnumMemberName("crossProvince")] CrossProvince = 3,
}
