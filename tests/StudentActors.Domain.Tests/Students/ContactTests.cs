using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

/// <summary>Phone numbers, addresses, guardians and provincial data, as an enrolment checks them.</summary>
public sealed class ContactTests
{
    [Theory]
    [InlineData("12345")]
    [InlineData("13800001234")]
    [InlineData("0551-1234567")]
    [InlineData("+86 138 0000 1234")]
    [InlineData("12345678901234567890")]
    [InlineData("1-2-3-4-5")]
    public void Phone_number_is_kept_as_it_is_written(string phone) =>
        Assert.Equal(phone, Accept(Samples.Form with { Phone = phone }).Phone);

    [Theory]
    [InlineData("1234")]
    [InlineData("123456789012345678901")]
    [InlineData("1 2 3 4")]
    [InlineData("1                            2345")]
    [InlineData("+")]
    [InlineData(" ")]
    [InlineData("++8613800001234")]
    [InlineData("+ 8613800001234")]
    [InlineData("8613800001234+")]
    [InlineData(" 13800001234")]
    [InlineData("13800001234 ")]
    [InlineData("-13800001234")]
    [InlineData("13800001234-")]
    [InlineData("1380000123a")]
    [InlineData("１３８００００１２３４")]
    [InlineData("(0551)1234567")]
    [InlineData("13800001234\n")]
    public void Other_phone_number_is_refused(string phone) =>
        Refused.For(Check(Samples.Form with { Phone = phone }), ("phone", RuleBook.Phone));

    [Fact]
    public void Address_is_a_line_of_at_most_200_characters()
    {
        var longest = string.Concat(Enumerable.Repeat("\U00020BB7", 200));

        Assert.Equal(longest, Accept(Samples.Form with { Address = longest }).Address);
        Refused.For(Check(Samples.Form with { Address = longest + "路" }), ("address", RuleBook.Address));
        Refused.For(Check(Samples.Form with { Address = "某路\n1号" }), ("address", RuleBook.Address));
        Refused.For(Check(Samples.Form with { Address = " 某路1号" }), ("address", RuleBook.Address));
    }

    [Fact]
    public void Guardian_needs_a_name_and_a_relation_but_no_phone()
    {
        var guardians = Accept(Samples.Form with { Guardians = [new("李四", "母亲"), new("王五", "爷爷", "")] }).Guardians;

        Assert.Equal([new Guardian("李四", "母亲", null), new Guardian("王五", "爷爷", null)], guardians);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("李\u202E四")]
    public void Guardian_without_a_valid_name_or_relation_is_refused(string? text) =>
        Refused.For(
            Check(Samples.Form with { Guardians = [new("李四", "母亲"), new(text, text, "12")] }),
            ("guardians[1].name", RuleBook.GuardianName),
            ("guardians[1].relation", RuleBook.GuardianRelation),
            ("guardians[1].phone", RuleBook.Phone));

    [Fact]
    public void Guardian_sent_as_null_is_refused_like_an_empty_one() =>
        Refused.For(
            Check(Samples.Form with { Guardians = [null!] }),
            ("guardians[0].name", RuleBook.GuardianName),
            ("guardians[0].relation", RuleBook.GuardianRelation));

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void At_most_four_guardians_are_recorded(int count, bool accepted)
    {
        var form = Samples.Form with { Guardians = [.. Enumerable.Repeat(new GuardianForm("李四", "母亲"), count)] };
        if (accepted)
        {
            Assert.Equal(count, Accept(form).Guardians.Count);
        }
        else
        {
            Refused.For(Check(form), ("guardians", RuleBook.GuardiansTooMany));
        }
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void At_most_fifty_provincial_items_are_recorded(int count, bool accepted)
    {
        var form = Samples.Form with { ProvincialData = Enumerable.Range(1, count).ToDictionary(item => $"项{item}", item => $"{item}") };

        Assert.Equal(accepted, Check(form).Accepted);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData(" ", "x")]
    [InlineData("a\0b", "x")]
    [InlineData("key", null)]
    [InlineData("key", "two\nlines")]
    public void Provincial_item_with_an_invalid_key_or_value_is_refused(string key, string? value) =>
        Refused.For(
            Check(Samples.Form with { ProvincialData = new Dictionary<string, string> { [key] = value! } }),
            ("provincialData", RuleBook.ProvincialData));

    [Theory]
    [InlineData(50, 500, true)]
    [InlineData(51, 500, false)]
    [InlineData(50, 501, false)]
    public void Provincial_keys_and_values_have_a_largest_length(int key, int value, bool accepted)
    {
        var data = new Dictionary<string, string>
        {
            [string.Concat(Enumerable.Repeat("\U00020BB7", key))] = string.Concat(Enumerable.Repeat("\U00020BB7", value)),
        };

        Assert.Equal(accepted, Check(Samples.Form with { ProvincialData = data }).Accepted);
    }

    private static Decision<EnrolmentApplication> Check(EnrolmentForm form) =>
        EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic);

    private static BasicData Accept(EnrolmentForm form) => Accepted.Value(Check(form)).Basic;
}
