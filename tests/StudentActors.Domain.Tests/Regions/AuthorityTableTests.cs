using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Tests.Regions;

public sealed class AuthorityTableTests
{
    private const int AboveAnyDepth = 4;

    [Theory]
    [InlineData(AuthorityLevel.Nation, 1)]
    [InlineData(AuthorityLevel.Province, 32)]
    [InlineData(AuthorityLevel.Prefecture, 333)]
    [InlineData(AuthorityLevel.County, 2_847)]
    public void Authorities_are_the_divisions_in_force_with_nation_and_corps(AuthorityLevel level, int total) =>
        Assert.Equal(total, AuthorityTable.All.Count(authority => authority.Level == level));

    [Theory]
    [InlineData("340102", "瑶海区", "340100")]
    [InlineData("340100", "合肥市", "340000")]
    [InlineData("340000", "安徽省", "000000")]
    [InlineData("659001", "石河子市", "650000")]
    [InlineData("419001", "济源市", "410000")]
    [InlineData("429004", "仙桃市", "420000")]
    [InlineData("469001", "五指山市", "460000")]
    [InlineData("110101", "东城区", "110000")]
    [InlineData("500229", "城口县", "500000")]
    [InlineData("460302", "西沙区", "460300")]
    [InlineData("441900", "东莞市", "440000")]
    [InlineData("660000", "新疆生产建设兵团", "000000")]
    public void Authority_answers_to_the_one_above(string code, string name, string parent)
    {
        var authority = AuthorityTable.Find(AuthorityCode.Parse(code));

        Assert.NotNull(authority);
        Assert.Equal(name, authority.Name);
        Assert.Equal(AuthorityCode.Parse(parent), authority.Parent);
        Assert.Equal(authority.Parent, AuthorityTable.Parent(authority.Code));
    }

    [Theory]
    [InlineData("340102", "340103", true)]
    [InlineData("340102", "340100", true)]
    [InlineData("340102", "340202", false)]
    [InlineData("340102", "340000", false)]
    [InlineData("110101", "110117", true)]
    [InlineData("500101", "500229", true)]
    [InlineData("429004", "429005", false)]
    [InlineData("429004", "429004", true)]
    [InlineData("441900", "441900", true)]
    [InlineData("441900", "442000", false)]
    public void City_is_a_prefecture_or_a_municipality(string one, string other, bool same) =>
        Assert.Equal(same, AuthorityTable.AreInOneCity(AuthorityCode.Parse(one), AuthorityCode.Parse(other)));

    [Fact]
    public void Nation_stands_alone_at_the_top()
    {
        var nation = AuthorityTable.Find(AuthorityCode.Nation);

        Assert.NotNull(nation);
        Assert.Equal("全国", nation.Name);
        Assert.Null(nation.Parent);
        Assert.Same(nation, Assert.Single(AuthorityTable.All, authority => authority.Parent is null));
        Assert.Equal(32, AuthorityTable.Children(AuthorityCode.Nation).Count);
    }

    [Fact]
    public void Every_authority_reaches_the_nation_and_lies_within_all_it_passes()
    {
        Assert.All(AuthorityTable.All, authority =>
        {
            var (above, steps) = (authority.Code, 0);
            while (AuthorityTable.Parent(above) is { } parent)
            {
                Assert.True(++steps < AboveAnyDepth);
                Assert.Contains(AuthorityTable.Children(parent), child => child.Code == above);
                Assert.True(AuthorityTable.IsWithin(authority.Code, parent));
                Assert.False(AuthorityTable.IsWithin(parent, authority.Code));
                above = parent;
            }

            Assert.Equal(AuthorityCode.Nation, above);
        });
    }

    [Fact]
    public void Children_stand_in_order_and_cover_every_authority_but_the_nation()
    {
        var children = AuthorityTable.All.SelectMany(authority => AuthorityTable.Children(authority.Code)).ToArray();

        Assert.Equal(AuthorityTable.All.Count - 1, children.Distinct().Count());
        Assert.All(AuthorityTable.All, authority =>
        {
            var codes = AuthorityTable.Children(authority.Code).Select(child => child.Code).ToArray();
            Assert.Equal(codes.Order(), codes);
        });
    }

    [Theory]
    [InlineData("441900")]
    [InlineData("442000")]
    [InlineData("460400")]
    [InlineData("620200")]
    [InlineData("660000")]
    public void Authority_without_counties_is_still_a_home(string code)
    {
        Assert.Empty(AuthorityTable.Children(AuthorityCode.Parse(code)));
        Assert.True(AuthorityTable.CanBeHome(AuthorityCode.Parse(code)));
    }

    [Theory]
    [InlineData("340102", true)]
    [InlineData("340100", true)]
    [InlineData("340000", true)]
    [InlineData("659001", true)]
    [InlineData("000000", false)]
    [InlineData("110103", false)]
    [InlineData("419000", false)]
    [InlineData("110100", false)]
    [InlineData("990101", false)]
    public void Home_is_any_existing_authority_but_the_nation(string code, bool home) =>
        Assert.Equal(home, AuthorityTable.CanBeHome(AuthorityCode.Parse(code)));

    [Fact]
    public void Unknown_authority_has_neither_parent_nor_children()
    {
        var unknown = AuthorityCode.Parse("990101");

        Assert.Null(AuthorityTable.Find(unknown));
        Assert.Null(AuthorityTable.Parent(unknown));
        Assert.Empty(AuthorityTable.Children(unknown));
    }

    [Theory]
    [InlineData("340102", "340102", true)]
    [InlineData("340102", "340100", true)]
    [InlineData("340102", "340000", true)]
    [InlineData("340102", "000000", true)]
    [InlineData("340100", "340100", true)]
    [InlineData("000000", "000000", true)]
    [InlineData("660000", "000000", true)]
    [InlineData("659001", "650000", true)]
    [InlineData("110101", "110000", true)]
    [InlineData("330103", "330000", true)]
    [InlineData("340100", "340102", false)]
    [InlineData("340000", "340100", false)]
    [InlineData("000000", "340000", false)]
    [InlineData("340102", "340103", false)]
    [InlineData("340102", "340200", false)]
    [InlineData("340102", "350000", false)]
    [InlineData("659001", "660000", false)]
    [InlineData("660000", "650000", false)]
    public void Within_means_the_office_itself_or_below_it(string code, string office, bool within) =>
        Assert.Equal(within, AuthorityTable.IsWithin(AuthorityCode.Parse(code), AuthorityCode.Parse(office)));

    [Fact]
    public void Within_allocates_nothing()
    {
        var (code, office) = (AuthorityCode.Parse("340102"), AuthorityCode.Parse("340000"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var within = AuthorityTable.IsWithin(code, office);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(within);
    }
}
