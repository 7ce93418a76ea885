using System.Text.Json.Serialization;

namespace StudentActors.Domain.Identity;

/// <summary>Valid identity documents (有效身份证件) and, in brackets, what each is called.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentType>))]
public enum DocumentType
{
    /// <summary>居民身份证 / 户口簿.</summary>
    [JsonStringEnumMemberName("residentId")] ResidentId = 1,

    /// <summary>港澳居民居住证.</summary>
    [JsonStringEnumMemberName("hongKongMacaoResidencePermit")] HongKongMacaoResidencePermit = 2,

    /// <summary>台湾居民居住证.</summary>
    [JsonStringEnumMemberName("taiwanResidencePermit")] TaiwanResidencePermit = 3,

    /// <summary>港澳居民来往内地通行证.</summary>
    [JsonStringEnumMemberName("hongKongMacaoTravelPermit")] HongKongMacaoTravelPermit = 4,

    /// <summary>台湾居民来往大陆通行证.</summary>
    [JsonStringEnumMemberName("taiwanTravelPermit")] TaiwanTravelPermit = 5,

    /// <summary>外国人永久居留身份证.</summary>
    [JsonStringEnumMemberName("foreignPermanentResidentId")] ForeignPermanentResidentId = 6,

    /// <summary>护照; needs the issuing country.</summary>
    [JsonStringEnumMemberName("passport")] Passport = 7,

    /// <summary>出生医学证明.</summary>
    [JsonStringEnumMemberName("birthCertificate")] BirthCertificate = 8,
}
