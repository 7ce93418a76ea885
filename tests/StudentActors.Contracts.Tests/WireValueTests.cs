using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StudentActors.Contracts.Wire;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Tests;

/// <summary>A value that cannot be read is a failure, never another value.</summary>
public sealed class WireValueTests
{
    private static readonly Serializer Wire =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Theory]
    [InlineData("34010")]
    [InlineData("nation")]
    [InlineData("")]
    public void Authority_that_cannot_be_read_is_not_taken_for_the_nation(string text) =>
        Assert.Throws<FormatException>(() => new AuthorityCodeConverter().ConvertFromSurrogate(new AuthorityCodeSurrogate { Text = text }));

    [Theory]
    [InlineData("1134000001")]
    [InlineData("")]
    public void School_that_cannot_be_read_is_a_failure(string text) =>
        Assert.Throws<FormatException>(() => new SchoolCodeConverter().ConvertFromSurrogate(new TextSurrogate { Text = text }));

    [Fact]
    public void Number_that_cannot_be_read_is_a_failure_that_does_not_name_it()
    {
        var failure = Assert.Throws<FormatException>(
            () => new StudentNumberConverter().ConvertFromSurrogate(new StudentNumberSurrogate { Text = "G990101201803150031" }));

        Assert.DoesNotContain("990101", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Office_that_cannot_be_read_is_a_failure()
    {
        Assert.Throws<FormatException>(() => new OfficeConverter().ConvertFromSurrogate(new OfficeSurrogate { Text = "34" }));
        var caller = new CallerSurrogate { Account = "a", Office = "" };
        Assert.Throws<FormatException>(() => new CallerConverter().ConvertFromSurrogate(caller));
    }

    [Fact]
    public void No_text_is_the_default_value()
    {
        Assert.Equal(default, new AuthorityCodeConverter().ConvertFromSurrogate(default));
        Assert.Equal(default, new SchoolCodeConverter().ConvertFromSurrogate(default));
        Assert.Equal(default, new StudentNumberConverter().ConvertFromSurrogate(default));
        Assert.Equal(default, new OfficeConverter().ConvertFromSurrogate(default));
    }

    [Fact]
    public void Default_values_survive()
    {
        Assert.Equal(default, Sent(default(AuthorityCode)));
        Assert.Equal(default, Sent(default(SchoolCode)));
        Assert.Equal(default, Sent(default(StudentNumber)));
        Assert.Equal(default, Sent(default(Office)));
        Assert.Equal(default, Sent(default(CaseId)));
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("340102")]
    [InlineData("2134000001")]
    public void Office_survives(string text)
    {
        Assert.True(Office.TryParse(text, out var office));
        Assert.Equal(office, Sent(office));
    }

    [Fact]
    public void Guardian_that_was_sent_as_null_arrives_and_is_refused_by_its_fields()
    {
        var form = new EnrolmentForm { Guardians = [new GuardianForm("测试", "母亲", null), null!] };

        var received = Sent(form);

        Assert.Equal(2, received.Guardians!.Count);
        var refusal = EnrolmentCheck.Check(received, new DateOnly(2026, 9, 1), new IdentityPolicy(AllowSynthetic: true)).Refusal!;
        Assert.Contains(new Fault("guardians[1].name", RuleBook.GuardianName), refusal.Faults);
        Assert.Contains(new Fault("guardians[1].relation", RuleBook.GuardianRelation), refusal.Faults);
        Assert.Equal(2, Sent(new BasicDataForm { Guardians = form.Guardians }).Guardians!.Count);
    }

    private static T Sent<T>(T value) => Wire.Deserialize<T>(Wire.SerializeToArray(value))!;
}
