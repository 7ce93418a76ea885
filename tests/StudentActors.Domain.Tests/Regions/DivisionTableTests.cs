using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Tests.Regions;

public sealed class DivisionTableTests
{
    [Theory]
    [InlineData(DivisionLevel.Province, 31)]
    [InlineData(DivisionLevel.Prefecture, 333)]
    [InlineData(DivisionLevel.County, 2_847)]
    public void Divisions_in_force_add_up_to_the_published_totals(DivisionLevel level, int total) =>
        Assert.Equal(total, DivisionTable.InForce.Count(division => division.Level == level));

    [Fact]
    public void Codes_stand_in_order_and_once()
    {
        var codes = DivisionTable.All.Select(division => division.Code).ToArray();

        Assert.Equal(codes.Distinct().Order(), codes);
    }

    [Fact]
    public void In_force_holds_exactly_the_divisions_without_an_end() =>
        Assert.Equal(DivisionTable.All.Where(division => division.ValidTo is null), DivisionTable.InForce);

    [Fact]
    public void Every_division_has_a_name_its_level_and_a_possible_time()
    {
        Assert.All(DivisionTable.All, division =>
        {
            Assert.Equal(division.Name.Trim(), division.Name);
            Assert.NotEmpty(division.Name);
            Assert.Equal(division.Code.Level, division.Level);
            Assert.False(division.ValidTo < division.ValidFrom);
            Assert.Same(division, DivisionTable.Find(division.Code));
        });
    }

    [Fact]
    public void No_division_in_force_is_an_aggregate_row_or_a_development_zone()
    {
        Assert.DoesNotContain(DivisionTable.InForce, division => division.Name is "市辖区" or "县");
        Assert.DoesNotContain(
            DivisionTable.InForce,
            division => division.Level == DivisionLevel.County && division.Code.Value[4] == '7');
    }

    [Theory]
    [InlineData("110000", "北京市")]
    [InlineData("150000", "内蒙古自治区")]
    [InlineData("340102", "瑶海区")]
    [InlineData("441900", "东莞市")]
    [InlineData("460302", "西沙区")]
    [InlineData("500157", "两江新区")]
    [InlineData("540481", "米林市")]
    [InlineData("653132", "岑岭县")]
    [InlineData("659013", "草湖市")]
    [InlineData("130629", "容城县")]
    public void Division_in_force_is_found_by_its_code(string code, string name)
    {
        var division = DivisionTable.Find(DivisionCode.Parse(code));

        Assert.NotNull(division);
        Assert.Equal(name, division.Name);
        Assert.Null(division.ValidTo);
    }

    [Theory]
    [InlineData("110103", "崇文区")]
    [InlineData("110110", "燕山区")]
    [InlineData("330103", "下城区")]
    [InlineData("342401", "六安市")]
    [InlineData("371202", "莱城区")]
    [InlineData("440301", "市辖区")]
    [InlineData("500112", "渝北区")]
    [InlineData("540422", "米林县")]
    [InlineData("620201", "市辖区")]
    public void Abolished_code_stays_known_with_its_end(string code, string name)
    {
        var division = DivisionTable.Find(DivisionCode.Parse(code));

        Assert.NotNull(division);
        Assert.Equal(name, division.Name);
        Assert.NotNull(division.ValidTo);
        Assert.True(DivisionTable.WasEverValid(division.Code));
        Assert.DoesNotContain(division, DivisionTable.InForce);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("340199")]
    [InlineData("419000")]
    [InlineData("429000")]
    [InlineData("469000")]
    [InlineData("659000")]
    [InlineData("660000")]
    [InlineData("810000")]
    [InlineData("990101")]
    [InlineData("999999")]
    public void Code_never_assigned_is_unknown(string code)
    {
        Assert.Null(DivisionTable.Find(DivisionCode.Parse(code)));
        Assert.False(DivisionTable.WasEverValid(DivisionCode.Parse(code)));
        Assert.False(DivisionTable.IsInForce(DivisionCode.Parse(code), new DateOnly(2026, 9, 1)));
    }

    [Theory]
    [InlineData("110101", "1990-01-01", true)]
    [InlineData("110101", "2026-09-01", true)]
    [InlineData("110103", "2010-10-30", true)]
    [InlineData("110103", "2010-10-31", false)]
    [InlineData("370116", "2018-10-31", false)]
    [InlineData("370116", "2018-11-01", true)]
    [InlineData("370116", "2026-09-01", true)]
    public void Time_in_force_includes_its_first_and_last_day(string code, string day, bool inForce) =>
        Assert.Equal(inForce, DivisionTable.IsInForce(DivisionCode.Parse(code), DateOnly.Parse(day, null)));
}
