using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Tests.Imports;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("2018-03-15", "2018-03-15")]
    [InlineData("2018-3-5", "2018-03-05")]
    [InlineData("2018/3/15", "2018-03-15")]
    [InlineData("2018/03/15", "2018-03-15")]
    [InlineData("2018.3.15", "2018-03-15")]
    [InlineData("2018年3月15日", "2018-03-15")]
    [InlineData("20180315", "2018-03-15")]
    [InlineData("2018-03-15 00:00:00", "2018-03-15")]
    [InlineData("2018-03-15T00:00:00Z", "2018-03-15")]
    [InlineData("２０１８－０３－１５", "2018-03-15")]
    [InlineData(" 2018-03-15\t", "2018-03-15")]
    [InlineData("43174", "2018-03-15")]
    public void A_date_is_understood_as_people_and_spreadsheets_write_it(string cell, string date) =>
        Assert.Equal(date, CellText.Date(cell));

    [Theory]
    [InlineData("15/03/2018")]
    [InlineData("2018-02-30")]
    [InlineData("2018")]
    [InlineData("19999")]
    [InlineData("80001")]
    [InlineData("春天")]
    public void A_date_that_is_none_is_left_for_the_rule_to_refuse(string cell) => Assert.Equal(cell, CellText.Date(cell));

    [Theory]
    [InlineData("primary-2026-3", "primary-2026-3")]
    [InlineData("Primary-2026-03", "primary-2026-3")]
    [InlineData("小学2026级3班", "primary-2026-3")]
    [InlineData("小学2026级（3）班", "primary-2026-3")]
    [InlineData("小学-2026-3", "primary-2026-3")]
    [InlineData("初中2026级12班", "junior-2026-12")]
    [InlineData("高中 2024级 1班", "senior-2024-1")]
    [InlineData("三年级二班", "三年级二班")]
    public void A_class_is_understood_by_its_id_and_as_it_is_spoken(string cell, string id) => Assert.Equal(id, CellText.Class(cell));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \u3000\t", null)]
    [InlineData("  张三 ", "张三")]
    [InlineData("'13800138000", "13800138000")]
    [InlineData("'+86 13800138000", "+86 13800138000")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("阿依古丽·买买提", "阿依古丽·买买提")]
    public void White_space_and_the_apostrophes_of_spreadsheets_fall_away(string? cell, string? text) =>
        Assert.Equal(text, CellText.Trimmed(cell));

    [Theory]
    [InlineData("99010120180315003x", "99010120180315003X")]
    [InlineData("９９０１０１２０１８０３１５００３Ｘ", "99010120180315003X")]
    [InlineData("2134000001", "2134000001")]
    public void A_number_becomes_half_width_and_upper_case(string cell, string code) => Assert.Equal(code, CellText.Code(cell));

    [Theory]
    [InlineData("1", "01")]
    [InlineData("01", "01")]
    [InlineData("汉族", "汉族")]
    [InlineData("ordinary", "ordinary")]
    public void A_list_code_gets_its_zero_back(string cell, string code) => Assert.Equal(code, CellText.ListCode(cell));

    [Theory]
    [InlineData("9.90101E+17", true)]
    [InlineData("1E+15", true)]
    [InlineData("990101201803150030", false)]
    [InlineData("E12345678", false)]
    public void Scientific_notation_is_a_number_that_lost_its_digits(string cell, bool lost) =>
        Assert.Equal(lost, CellText.LostDigits(cell));

    [Fact]
    public void A_line_break_in_an_address_becomes_a_space() => Assert.Equal("长江路 1号", CellText.Line("长江路\r\n1号"));

    [Theory]
    [InlineData("=cmd()")]
    [InlineData("+86 10")]
    [InlineData("-1")]
    [InlineData("@a")]
    public void A_defused_formula_reads_back_as_it_was(string cell)
    {
        var defused = FormulaGuard.Defuse(cell);

        Assert.Equal('\'', defused[0]);
        Assert.Equal(cell, CellText.Trimmed(defused));
    }
}
