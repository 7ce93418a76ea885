using System.Text.Json.Serialization;

namespace StudentActors.Domain.Accounts;

/// <summary>What an account is for. What each role may do is in <see cref="Permissions"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Runs the registry for its office: everything, below its office too.</summary>
    [JsonStringEnumMemberName("operator")] Operator = 1,

    /// <summary>Staff of an education authority (学籍主管部门): sees and decides below its office.</summary>
    [JsonStringEnumMemberName("officer")] Officer = 2,

    /// <summary>Registrar (学籍管理员) of a school or an authority.</summary>
    [JsonStringEnumMemberName("registrar")] Registrar = 3,

    /// <summary>Reads, changes nothing.</summary>
    [JsonStringEnumMemberName("auditor")] Auditor = 4,

    /// <summary>A regional gateway acting for its office.</summary>
    [JsonStringEnumMemberName("gateway")] Gateway = 5,
}
