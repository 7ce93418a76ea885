using System.Collections.Frozen;

namespace StudentActors.Domain.Regions;

/// <summary>
/// The tree of education authorities: the nation; under it the provinces of <see cref="DivisionTable"/> and the Corps; under a province
/// its prefectures and the counties that no prefecture holds; under a prefecture its counties.
/// </summary>
public static class AuthorityTable
{
    private const int NationNumber = 0;
    private const int CorpsNumber = 660_000;

    private static readonly Lazy<Tree> Loaded = new(Load);

    /// <summary>All authorities, ordered by code.</summary>
    public static IReadOnlyList<Authority> All => Loaded.Value.All;

    public static Authority? Find(AuthorityCode code) => Loaded.Value.ByCode.GetValueOrDefault(code.Number);

    /// <summary>The authorities directly below, ordered by code; none for an unknown code.</summary>
    public static IReadOnlyList<Authority> Children(AuthorityCode code) =>
        Loaded.Value.ChildrenByParent.TryGetValue(code.Number, out var children) ? children : [];

    /// <summary>The authority directly above; <c>null</c> for the nation and for an unknown code.</summary>
    public static AuthorityCode? Parent(AuthorityCode code) => Find(code)?.Parent;

    /// <summary>
    /// Whether the authority is the office itself or lies below it. Told by the digits alone, so that records kept by an abolished
    /// authority still lie within its province.
    /// </summary>
    public static bool IsWithin(AuthorityCode code, AuthorityCode office) =>
        office.Number == NationNumber
        || office.Number == code.Number
        || office.Number == SixDigits.PrefectureOf(code.Number)
        || office.Number == SixDigits.ProvinceOf(code.Number);

    /// <summary>Whether schools may have the authority as their home: any that exists, except the nation.</summary>
    public static bool CanBeHome(AuthorityCode code) => Find(code) is { Level: not AuthorityLevel.Nation };

    private static Tree Load()
    {
        var divisions = DivisionTable.InForce;
        var numbers = divisions.Select(division => division.Code.Number).ToHashSet();
        Authority[] all =
        [
            new(AuthorityCode.Nation, "全国", AuthorityLevel.Nation, null),
            new(new AuthorityCode(CorpsNumber), "新疆生产建设兵团", AuthorityLevel.Province, AuthorityCode.Nation),
            .. divisions.Select(division => FromDivision(division, numbers)),
        ];
        Array.Sort(all, (left, right) => left.Code.CompareTo(right.Code));

        return new Tree(
            all,
            all.ToFrozenDictionary(authority => authority.Code.Number),
            all.Where(authority => authority.Parent is not null)
                .GroupBy(authority => authority.Parent!.Value.Number)
                .ToFrozenDictionary(group => group.Key, group => group.ToArray()));
    }

    private static Authority FromDivision(Division division, HashSet<int> known)
    {
        var number = division.Code.Number;
        var (level, parent) = division.Level switch
        {
            DivisionLevel.Province => (AuthorityLevel.Province, NationNumber),
            DivisionLevel.Prefecture => (AuthorityLevel.Prefecture, SixDigits.ProvinceOf(number)),
            // Municipalities and directly administered counties have no prefecture: their county answers to the province.
            _ when !known.Contains(SixDigits.PrefectureOf(number)) => (AuthorityLevel.County, SixDigits.ProvinceOf(number)),
            _ => (AuthorityLevel.County, SixDigits.PrefectureOf(number)),
        };
        return new Authority(new AuthorityCode(number), division.Name, level, new AuthorityCode(parent));
    }

    private sealed record Tree(
        Authority[] All,
        FrozenDictionary<int, Authority> ByCode,
        FrozenDictionary<int, Authority[]> ChildrenByParent);
}
