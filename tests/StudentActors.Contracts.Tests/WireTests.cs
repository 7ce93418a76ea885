using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Tests;

/// <summary>What one process sends is what another receives.</summary>
public sealed class WireTests
{
    private static readonly Serializer Wire = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Domain_values_survive()
    {
        Assert.Equal(SchoolCode.Parse("2134000001"), Sent(SchoolCode.Parse("2134000001")));
        Assert.Equal(AuthorityCode.Parse("340102"), Sent(AuthorityCode.Parse("340102")));
        Assert.Equal(new ClassId(Stage.Junior, 2026, 12), Sent(new ClassId(Stage.Junior, 2026, 12)));
        var id = new StudentId(Guid.NewGuid());
        Assert.Equal(id, Sent(id));
        var number = StudentNumber.SelfMade(NumberKind.Temporary, AuthorityCode.Parse("340102"), new DateOnly(2019, 10, 2), 928);
        Assert.Equal(number, Sent(number));
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("340102")]
    [InlineData("2134000001")]
    public void A_caller_keeps_its_office(string office)
    {
        Assert.True(Office.TryParse(office, out var parsed));
        var caller = new Caller("registrar.1", Role.Registrar, parsed);

        Assert.Equal(caller, Sent(caller));
    }

    [Fact]
    public void A_refusal_keeps_its_rule_and_all_faults()
    {
        var refusal = Refusal.Of([new Fault("document.number", RuleBook.CheckDigit), new Fault("sex", RuleBook.SexMismatch)]);

        var received = Sent<Answer<StudentView>>(refusal);

        Assert.False(received.Accepted);
        Assert.Equal(refusal.Rule, received.Refusal.Rule);
        Assert.Equal(refusal.Faults, received.Refusal.Faults);
    }

    [Theory]
    [InlineData("阿依古丽·买买提")]
    [InlineData("𠮷田䶮")]
    [InlineData("'; DROP TABLE student; --")]
    [InlineData("<script>alert(1)</script>")]
    public void An_enrolment_form_arrives_as_it_was_sent(string name)
    {
        var form = new EnrolmentForm
        {
            School = "2134000001",
            Class = "primary-2026-3",
            Name = name,
            Sex = "male",
            BirthDate = "2018-02-30",
            Document = new DocumentForm("passport", "E1234567", "KZ"),
            Guardians = [new GuardianForm("测试监护人", "母亲", null)],
            Entry = new EntryForm("2026-09-01", null),
            ProvincialData = new Dictionary<string, string> { ["校车"] = "是" },
        };

        var received = Sent(form);

        Assert.Equal(form with { Guardians = null, ProvincialData = null }, received with { Guardians = null, ProvincialData = null });
        Assert.Equal(form.Guardians, received.Guardians);
        Assert.Equal(form.ProvincialData, received.ProvincialData);
    }

    [Fact]
    public void A_form_without_anything_stays_empty()
    {
        Assert.Equal(new EnrolmentForm(), Sent(new EnrolmentForm()));
        Assert.Equal(new BasicDataForm(), Sent(new BasicDataForm()));
    }

    [Fact]
    public void A_record_s_view_survives()
    {
        var view = new StudentView
        {
            Id = new StudentId(Guid.NewGuid()),
            StudentNumber = StudentNumber.SelfMade(NumberKind.Formal, AuthorityCode.Parse("340102"), new DateOnly(2019, 10, 2), 901),
            NumberKind = NumberKind.Formal,
            Status = StudentStatus.Enrolled,
            School = SchoolCode.Parse("2134000001"),
            HomeAuthority = AuthorityCode.Parse("340102"),
            Class = new ClassId(Stage.Primary, 2026, 3),
            Stage = Stage.Primary,
            Grade = null,
            Name = "测试",
            Sex = Sex.Female,
            BirthDate = new DateOnly(2019, 10, 2),
            Ethnicity = "01",
            Document = new DocumentView(DocumentType.Passport, "E*******", "KZ"),
            Entry = new EntryView(new DateOnly(2026, 9, 1), EntryWay.Nearby),
            ProvincialData = ImmutableDictionary<string, string>.Empty.Add("校车", "是"),
            Problems = [ProblemKind.PossibleDuplicate],
            Graduations = [new(SchoolCode.Parse("2134000001"), Stage.Primary, GraduationOutcome.Completed, new DateOnly(2026, 7, 1))],
            StudiesAt = new StudySiteView(SchoolCode.Parse("5134000001"), new ClassId(Stage.Primary, 2026, 1), new DateOnly(2026, 10, 8)),
            Version = 7,
            Masked = true,
        };

        var received = Sent(new EnrolmentView { Student = view, Warnings = [ProblemKind.PossibleDuplicate] });

        Assert.Equal(view.Problems, received.Student!.Problems);
        Assert.Equal(view.ProvincialData, received.Student.ProvincialData);
        Assert.Equal(view.Graduations, received.Student.Graduations);
        Assert.Equal(Plain(view), Plain(received.Student));

        // Collections compare by reference and are compared above.
        static StudentView Plain(StudentView view) => view with
        {
            FormerNumbers = default,
            Guardians = default,
            ProvincialData = ImmutableDictionary<string, string>.Empty,
            Problems = default,
            Graduations = default,
        };
    }

    [Fact]
    public void The_same_key_of_the_same_account_is_the_same_operation()
    {
        var operation = Operation.From("registrar.1", "key", [1]);

        Assert.Equal(operation.Id, Operation.From("registrar.1", "key", [2]).Id);
        Assert.NotEqual(operation.Id, Operation.From("registrar.2", "key", [1]).Id);
        Assert.NotEqual(operation.Id, Operation.From("registrar.1", "key2", [1]).Id);
        Assert.Equal(operation.RequestHash, Sent(operation).RequestHash);
    }

    private static T Sent<T>(T value) => Wire.Deserialize<T>(Wire.SerializeToArray(value))!;
}
