using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Grains.Tests.Samples;

/// <summary>Callers.</summary>
internal static class Staff
{
    public static readonly Caller NationalOperator = new("operator", Role.Operator, Office.Nation);

    public static Caller Of(Role role, string office) => new(
        $"{role}-{office}".ToLowerInvariant(), role, Office.TryParse(office, out var parsed) ? parsed : throw new FormatException(office));

    public static Caller Registrar(SchoolCode school) => new("registrar", Role.Registrar, Office.Of(school));

    public static Caller Officer(AuthorityCode authority) => new("officer", Role.Officer, Office.Of(authority));
}
