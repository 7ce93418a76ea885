using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class BasicDataChangeTests
{
    private static readonly StudentRecord Record = Samples.Record() with
    {
        Basic = new BasicData
        {
            Ethnicity = "01",
            Attendance = Attendance.Day,
            Address = "某路1号",
            Phone = "13800001234",
            Guardians = [new Guardian("李四", "母亲", null)],
            ProvincialData = new Dictionary<string, string> { ["校车"] = "是", ["距离"] = "2" },
        },
    };

    [Fact]
    public void Fields_that_are_sent_are_replaced_and_others_left()
    {
        var basic = Change(new BasicDataForm { Ethnicity = "维吾尔族", Phone = "0551-7654321" });

        Assert.Equal("05", basic.Ethnicity);
        Assert.Equal("0551-7654321", basic.Phone);
        Assert.Equal(Record.Basic.Attendance, basic.Attendance);
        Assert.Equal(Record.Basic.Address, basic.Address);
        Assert.Same(Record.Basic.Guardians, basic.Guardians);
        Assert.Same(Record.Basic.ProvincialData, basic.ProvincialData);
    }

    [Fact]
    public void Empty_texts_and_lists_remove_what_was_there()
    {
        var basic = Change(new BasicDataForm { Attendance = "", Address = "", Phone = "", Guardians = [] });

        Assert.Null(basic.Attendance);
        Assert.Null(basic.Address);
        Assert.Null(basic.Phone);
        Assert.Empty(basic.Guardians);
        Assert.Equal("01", basic.Ethnicity);
    }

    [Fact]
    public void Guardians_are_replaced_as_a_list() =>
        Assert.Equal(
            [new Guardian("王五", "父亲", "12345")],
            Change(new BasicDataForm { Guardians = [new GuardianForm("王五", "父亲", "12345")] }).Guardians);

    [Fact]
    public void Provincial_items_are_set_and_removed_one_by_one()
    {
        var sent = new Dictionary<string, string> { ["校车"] = "", ["特长"] = "围棋", ["没有"] = "" };

        var basic = Change(new BasicDataForm { ProvincialData = sent });

        Assert.Equal(new Dictionary<string, string> { ["距离"] = "2", ["特长"] = "围棋" }, basic.ProvincialData);
        Assert.Equal(2, Record.Basic.ProvincialData.Count);
    }

    [Fact]
    public void Provincial_items_count_together_with_those_that_are_there()
    {
        var sent = Enumerable.Range(1, 48).ToDictionary(item => $"项{item}", _ => "x");
        Assert.Equal(50, Change(new BasicDataForm { ProvincialData = sent }).ProvincialData.Count);

        sent.Add("项49", "x");
        Refuse(new BasicDataForm { ProvincialData = sent }, ("provincialData", RuleBook.ProvincialData));
    }

    [Fact]
    public void Request_without_a_field_is_refused() =>
        Refused.With(BasicDataChange.Decide(Record, new BasicDataForm()), RuleBook.NothingToChange);

    [Fact]
    public void Ethnicity_cannot_be_removed() => Refuse(new BasicDataForm { Ethnicity = "" }, ("ethnicity", RuleBook.Ethnicity));

    [Fact]
    public void Every_fault_is_reported_at_once() =>
        Refuse(
            new BasicDataForm
            {
                Ethnicity = "x",
                Attendance = "x",
                Address = "a\0b",
                Phone = "x",
                Guardians = [null!],
                ProvincialData = new Dictionary<string, string> { ["key"] = null! },
            },
            ("ethnicity", RuleBook.Ethnicity), ("attendance", RuleBook.AttendanceUnknown), ("address", RuleBook.Address),
            ("phone", RuleBook.Phone), ("guardians[0].name", RuleBook.GuardianName),
            ("guardians[0].relation", RuleBook.GuardianRelation), ("provincialData", RuleBook.ProvincialData));

    [Theory]
    [InlineData(StudentStatus.Enrolled, true)]
    [InlineData(StudentStatus.Suspended, true)]
    [InlineData(StudentStatus.DroppedOut, true)]
    [InlineData(StudentStatus.Graduated, false)]
    [InlineData(StudentStatus.Deceased, false)]
    [InlineData(StudentStatus.Void, false)]
    public void Closed_record_is_no_longer_updated(StudentStatus status, bool accepted)
    {
        var decision = BasicDataChange.Decide(Record with { Status = status }, new BasicDataForm { Phone = "" });

        Assert.Equal(accepted, decision.Accepted);
        Assert.Equal(accepted ? null : RuleBook.RecordClosed, decision.Refusal?.Rule);
    }

    private static BasicData Change(BasicDataForm form) => Accepted.Value(BasicDataChange.Decide(Record, form)).Basic;

    private static void Refuse(BasicDataForm form, params (string Path, Rule Rule)[] faults) =>
        Refused.For(BasicDataChange.Decide(Record, form), faults);
}
