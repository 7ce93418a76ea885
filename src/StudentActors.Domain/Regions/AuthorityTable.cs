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
        Loaded.Value.Children.TryGetValue(code.Number, out var children) ? children : [];

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

    /// <summary>
    /// Whether two authorities lie in one city: under one prefecture, or in one municipality (直辖市). A county that its province administers directly is a
    /// city of its own.
    /// </summary>
    public static bool AreInOneCity(AuthorityCode one, AuthorityCode other) => CityOf(one) == CityOf(other);

    private static AuthorityCode CityOf(AuthorityCode code)
    {
        var prefecture = new AuthorityCode(SixDigits.PrefectureOf(code.Number));
        return Find(prefecture) is { Level: AuthorityLevel.Prefecture } ? prefecture
            : Find(code.Province) is { } province && province.Name.EndsWith('市') ? province.Code
            : code;
    }

    private static Tree Load()
    {
        var all = new List<Authority>(capacity: 4_096)
        {
            new(AuthorityCode.Nation, "全国", AuthorityLevel.Nation, null),
            new(new AuthorityCode(CorpsNumber), "新疆生产建设兵团", AuthorityLevel.Province, AuthorityCode.Nation),
        };
        foreach (var division in DivisionTable.InForce)
            all.Add(FromDivision(division));
        all.Sort((left, right) => left.Code.CompareTo(right.Code));

        var byCode = new Dictionary<int, Authority>(all.Count);
        var children = new Dictionary<int, List<Authority>>();
        foreach (var authority in all)
        {
            byCode.Add(authority.Code.Number, authority);
            if (authority.Parent is not { } parent)
                continue;
            if (!children.TryGetValue(parent.Number, out var siblings))
                children.Add(parent.Number, siblings = []);
            siblings.Add(authority);
        }

        return new Tree(all.AsReadOnly(), byCode, children);
    }

    private static Authority FromDivision(Division division)
    {
        var (level, parent) = division.Level switch
        {
            DivisionLevel.Province => (AuthorityLevel.Province, AuthorityCode.Nation),
            DivisionLevel.Prefecture => (AuthorityLevel.Prefecture, ProvinceOf(division)),
            _ => (AuthorityLevel.County, PrefectureOf(division) ?? ProvinceOf(division)),
        };
        return new Authority(new AuthorityCode(division.Code.Number), division.Name, level, parent);
    }

    private static AuthorityCode ProvinceOf(Division division) => new(SixDigits.ProvinceOf(division.Code.Number));

    // The counties of municipalities and the directly administered ones have no prefecture.
    private static AuthorityCode? PrefectureOf(Division division)
    {
        var number = SixDigits.PrefectureOf(division.Code.Number);
        return DivisionTable.Find(new DivisionCode(number)) is { ValidTo: null } ? new AuthorityCode(number) : null;
    }

    private sealed record Tree(
        IReadOnlyList<Authority> All,
        Dictionary<int, Authority> ByCode,
        Dictionary<int, List<Authority>> Children);
}
