using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts;

/// <summary>
/// String keys of the grains. Every key has a letter prefix: Orleans' ADO.NET storage takes a bare string of digits for a hexadecimal number.
/// </summary>
public static class GrainKeys
{
    /// <summary>Key of the one grain that keeps the tokens' public keys.</summary>
    public const string TokenKeys = "K-tokens";

    public static string School(SchoolCode code) => "S-" + code.Value;

    public static string Region(AuthorityCode code) => "R-" + code.Value;

    public static string Account(string account) => "A-" + account;
}
