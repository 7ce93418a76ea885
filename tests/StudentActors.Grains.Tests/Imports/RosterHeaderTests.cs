using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Tests.Imports;

public sealed class RosterHeaderTests
{
    private static readonly string[] English = ["school", "class", "name", "sex", "birthDate", "ethnicity", "entryDate", "entryWay"];
    private static readonly string[] Chinese = ["学校标识码", "班级", "姓名", "性别", "出生日期", "民族", "入学日期", "入学方式"];

    public static TheoryData<string[]> Complete => new(English, Chinese, [.. English.Reverse()], [.. Chinese, "身份证号", "监护人2电话"]);

    [Theory, MemberData(nameof(Complete))]
    public void A_header_is_understood_in_both_languages_and_any_order(string[] texts)
    {
        var header = RosterHeader.Read(texts);

        Assert.Null(header.Refusal);
        Assert.Equal(texts[0], header.Value!.Cell(texts, header.Value.Columns[0]!));
    }

    [Theory]
    [InlineData("*姓名")]
    [InlineData("姓名（必填）*", false)]
    [InlineData(" Name ")]
    [InlineData("NAME")]
    [InlineData("姓 名")]
    public void Marks_spacing_and_case_of_a_header_do_not_matter(string text, bool known = true) =>
        Assert.Equal(known, RosterColumns.Find(text) == RosterColumns.Name);

    [Fact]
    public void Missing_columns_are_named()
    {
        var header = RosterHeader.Read(["学校标识码", "姓名", "性别", "出生日期", "民族", "入学方式"]);

        Assert.Equal(RuleBook.ImportColumns, header.Refusal!.Rule);
        Assert.Equal(["class", "entryDate"], header.Refusal.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Unknown_and_repeated_columns_are_named()
    {
        var header = RosterHeader.Read([.. Chinese, "血型", "name"]);

        Assert.Equal(["血型", "name"], header.Refusal!.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void A_first_row_of_data_is_not_repeated_in_the_refusal()
    {
        var header = RosterHeader.Read(["2199000001", "primary-2026-1", "张三", "男", "2018-03-15", "汉族", "2026-09-01", "就近入学"]);

        Assert.Equal(
            RosterColumns.All.Where(column => column.Required).Select(column => column.English),
            header.Refusal!.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Columns_without_a_name_and_those_of_an_error_file_carry_no_data()
    {
        var header = RosterHeader.Read([.. English, "", "errorCode", "errorField", "message"]);

        Assert.Null(header.Refusal);
        Assert.Equal(English.Length, header.Value!.Columns.Count(column => column is not null));
    }

    [Fact]
    public void Every_path_of_a_form_leads_to_its_column()
    {
        Assert.All(RosterColumns.All, column => Assert.Same(column, RosterColumns.At(column.Path)));
        Assert.Same(RosterColumns.DocumentType, RosterColumns.At("document"));
        Assert.Same(RosterColumns.EntryDate, RosterColumns.At("entry"));
        Assert.Null(RosterColumns.At(""));
        Assert.Null(RosterColumns.At("provincialData"));
    }
}
