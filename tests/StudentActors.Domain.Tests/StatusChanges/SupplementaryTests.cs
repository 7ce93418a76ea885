using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

/// <summary>A child of the third grade turns up without a record.</summary>
public sealed class SupplementaryTests
{
    private static readonly PlaceOfStudy ThirdGrade = Place("2134000001", Yaohai, "primary-2024-1");

    internal static Decision<CaseOpened> Open(
        PlaceOfStudy? place = null, bool known = false, string? reason = "随父母返乡", Caller? caller = null, CasePolicy? policy = null) =>
        SupplementaryOpening.Decide(
            Id, Samples.Student, Samples.Application, place ?? ThirdGrade, known, reason, caller ?? Registrar(ThirdGrade),
            policy ?? CasePolicy.Nothing, Now);

    [Fact]
    public void The_school_asks_and_its_authority_decides_within_ten_working_days()
    {
        var record = Started(Open());

        Assert.Equal(
            [(CaseParty.School, StepState.Approved), (CaseParty.Authority, StepState.Open)], record.Steps.Select(step => (step.Party, step.State)));
        Assert.Equal((Office.Of(Yaohai), new DateOnly(2026, 12, 8)), (record.Holder!.Office, record.Holder.DueDate!.Value));
        Assert.Equal(ThirdGrade, record.PlaceHeld);
        Assert.Equal(CaseState.Applying, Approved(record).State);
        Assert.False(record.Type.LocksRecord());
    }

    [Fact]
    public void The_province_decides_last_where_policy_says_so()
    {
        var record = Started(Open(policy: new CasePolicy { SupplementaryProvince = true }));

        Assert.Equal([CaseParty.School, CaseParty.Authority, CaseParty.Province], record.Steps.Select(step => step.Party));
        Assert.Equal(Office.Of(AuthorityCode.Parse("340000")), Approved(record).Holder!.Office);
    }

    [Fact]
    public void The_home_authority_may_ask_and_then_the_school_is_heard_first() =>
        Assert.Equal(CaseParty.School, Started(Open(caller: Officer(Yaohai))).Holder!.Party);

    [Fact]
    public void A_child_with_a_record_is_transferred_and_one_in_the_first_grade_is_enrolled()
    {
        Assert.Equal(RuleBook.IdentityDuplicate, Open(known: true).Refusal!.Rule);
        Assert.Equal(RuleBook.SupplementaryGrade, Open(ThirdGrade with { Class = new(Stage.Primary, 2026, 1) }).Refusal!.Rule);
        Assert.True(Open(ThirdGrade with { Class = new(Stage.Primary, 2025, 1) }).Accepted);
        Assert.Equal(RuleBook.CaseReasonRequired, Open(reason: " ").Refusal!.Rule);
    }

    [Fact]
    public void Nobody_else_asks()
    {
        Assert.Equal(RuleBook.OfficeNotAllowed, Open(caller: Registrar(SameCounty)).Refusal!.Rule);
        Assert.Equal(RuleBook.CaseStartOffice, Open(caller: Officer(AuthorityCode.Parse("340000"))).Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, Open(caller: new("auditor", Role.Auditor, Office.Of(Yaohai))).Refusal!.Rule);
    }

    [Theory]
    [InlineData(2026, true, false)]
    [InlineData(2025, true, true)]
    [InlineData(2025, false, false)]
    [InlineData(2025, null, false)]
    public void Enrolment_is_enough_unless_policy_asks_for_the_case(int entryYear, bool? policy, bool refused) =>
        Assert.Equal(
            refused ? RuleBook.SupplementaryRequired : null,
            SupplementaryOpening.RefuseEnrolment(
                ThirdGrade with { Class = new(Stage.Primary, entryYear, 1) }, new CasePolicy { SupplementaryCase = policy }, Today)?.Rule);

    [Fact]
    public void It_is_no_case_of_a_record() =>
        Assert.Equal(RuleBook.CaseTypeUnknown, StatusChangeCheck.Check(Form("supplementaryRecord"), Today).Refusal!.Rule);
}
