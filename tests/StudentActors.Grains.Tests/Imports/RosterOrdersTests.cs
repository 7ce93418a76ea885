using System.Text;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Rosters;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Imports;

public sealed class RosterOrdersTests
{
    private const string Header = "学校标识码,班级,姓名,性别,出生日期,民族,证件类型,证件号码,入学日期,入学方式,监护人1姓名,监护人1关系,监护人2姓名,监护人2关系\n";

    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly KeyRing Keys = TestKeys.New();

    [Fact]
    public async Task A_row_becomes_the_form_that_the_api_takes()
    {
        var form = (await OrderAsync("2134000001,小学2026级1班, 张三 ,男,2018/3/15,汉族,身份证,99010120180315003x,2026年9月1日,就近入学,张父,父亲,,")).Order.Form;

        Assert.Equal("2134000001", form.School);
        Assert.Equal("primary-2026-1", form.Class);
        Assert.Equal("张三", form.Name);
        Assert.Equal("2018-03-15", form.BirthDate);
        Assert.Equal("99010120180315003X", form.Document!.Number);
        Assert.Equal("2026-09-01", form.Entry!.Date);
        Assert.Equal("张父", Assert.Single(form.Guardians!).Name);
    }

    [Theory]
    [InlineData("2134000001,小学2026级1班,张三,男,2018/3/15,汉,身份证,99010120180315003x,2026-9-1,就近入学,,,,")]
    [InlineData("2134000001,primary-2026-1, 张三,1,20180315,01,1,99010120180315003X,20260901,nearby,,,,")]
    public async Task The_same_row_in_another_spelling_is_the_same_operation(string row)
    {
        var first = await OrderAsync("2134000001,primary-2026-1,张三,male,2018-03-15,01,residentId,99010120180315003X,2026-09-01,nearby,,,,");
        var second = await OrderAsync(row);

        Assert.Equal(first.Order.Operation.Id, second.Order.Operation.Id);
        Assert.Equal(first.Order.Operation.RequestHash, second.Order.Operation.RequestHash);
    }

    [Fact]
    public async Task Any_other_content_is_another_operation()
    {
        var first = await OrderAsync("2134000001,primary-2026-1,张三,male,2018-03-15,01,,,2026-09-01,nearby,王,父亲,,");
        var second = await OrderAsync("2134000001,primary-2026-1,张三,male,2018-03-15,01,,,2026-09-01,nearby,,,王,父亲");
        var third = await OrderAsync("2134000001,primary-2026-1,张四,male,2018-03-15,01,,,2026-09-01,nearby,王,父亲,,");

        Assert.Equal(first.Order.Operation.Id, second.Order.Operation.Id);
        Assert.NotEqual(first.Order.Operation.Id, third.Order.Operation.Id);
    }

    [Fact]
    public async Task An_operation_cannot_be_computed_without_the_keys()
    {
        const string Row = "2134000001,primary-2026-1,张三,male,2018-03-15,01,,,2026-09-01,nearby,,,,";

        Assert.NotEqual((await OrderAsync(Row)).Order.Operation.Id, (await OrderAsync(Row, TestKeys.New())).Order.Operation.Id);
    }

    [Fact]
    public async Task A_number_of_eighteen_characters_is_a_resident_id_unless_said_otherwise()
    {
        Assert.Equal("residentId", (await OrderAsync(",,,,,,,99010120180315003X,,,,,,")).Order.Form.Document!.Type);
        Assert.Null((await OrderAsync(",,,,,,,E12345678,,,,,,")).Order.Form.Document!.Type);
        Assert.Null((await OrderAsync("x,,,,,,,,,,,,,")).Order.Form.Document);
    }

    [Fact]
    public async Task A_row_without_a_school_is_refused_with_everything_that_is_wrong_with_it()
    {
        var order = await OrderAsync("123,primary-2026-1,,男,2018-03-15,汉族,,,2026-09-01,就近入学,,,,");

        Assert.Null(order.School);
        Assert.Equal(["school.code", "student.name-required"], order.Faults.Select(fault => fault.Rule.Id));
    }

    [Fact]
    public async Task A_number_that_a_spreadsheet_has_damaged_is_refused_and_not_guessed()
    {
        var order = await OrderAsync("2134000001,primary-2026-1,张三,男,2018-03-15,汉族,身份证,9.90101E+17,2026-09-01,就近入学,,,,");

        Assert.Equal(new Fault("document.number", RuleBook.ImportNumberDamaged), Assert.Single(order.Faults));
    }

    [Fact]
    public async Task A_fault_of_the_second_guardian_is_not_reported_of_an_empty_first()
    {
        var (header, rows) = await StoredFile.ReadAsync(Encoding.UTF8.GetBytes(Header + ",,,,,,,,,,,,李,\n"));

        Assert.Same(RosterColumns.Guardians[1].Relation, RosterForm.ColumnAt(header, rows[0].Cells, "guardians[0].relation"));
    }

    private static async Task<RosterOrder> OrderAsync(string row, KeyRing? keys = null)
    {
        var (header, rows) = await StoredFile.ReadAsync(Encoding.UTF8.GetBytes(Header + row + "\n"));
        var orders = new RosterOrders(header, keys ?? Keys, new IdentityPolicy(AllowSynthetic: true), withDocumentKeys: false);
        return orders.Make(rows[0], Today);
    }
}
