using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

public sealed class StatusChangeCheckTests
{
    [Fact]
    public void All_faults_are_told_at_once() =>
        Refused.For(
            StatusChangeCheck.Check(new CaseForm { Type = "suspension", Until = "x", Country = "FR" }, Today),
            ("student.studentNumber", RuleBook.StudentNumberShape), ("student.name", RuleBook.NameRequired),
            ("reason", RuleBook.CaseReasonRequired), ("date", RuleBook.CaseFieldRequired), ("until", RuleBook.CaseDate),
            ("country", RuleBook.CaseFieldUnused));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("transfer")]
    [InlineData("holiday")]
    public void Type_is_one_that_is_started_here(string? type) =>
        Refused.For(StatusChangeCheck.Check(Form("death") with { Type = type }, Today), ("type", RuleBook.CaseTypeUnknown));

    [Theory]
    [InlineData("death", "2026-11-24", true)]
    [InlineData("death", "2026-11-25", false)]
    [InlineData("dropout", "2026-11-25", false)]
    [InlineData("dropoutReturn", "2026-11-25", false)]
    [InlineData("resumption", "2026-11-25", true)]
    [InlineData("resumption", "2027-11-24", true)]
    [InlineData("resumption", "2027-11-25", false)]
    [InlineData("death", "2023-11-24", true)]
    [InlineData("death", "2023-11-23", false)]
    [InlineData("death", "24.11.2026", false)]
    public void Date_is_near_and_not_ahead_where_it_has_happened(string type, string date, bool accepted) =>
        Assert.Equal(accepted ? null : RuleBook.CaseDate, StatusChangeCheck.Check(Form(type) with { Date = date }, Today).Refusal?.Rule);

    [Fact]
    public void Every_type_that_is_started_here_says_which_fields_it_has()
    {
        foreach (var type in Enum.GetValues<CaseType>().Where(type => type.HasForm() && type != CaseType.RecordUnmerge))
        {
            var refusal = StatusChangeCheck.Check(Form(type.ToString()), Today).Refusal;
            Assert.All(refusal!.Faults, fault => Assert.Equal(RuleBook.CaseFieldRequired, fault.Rule));
            Assert.NotEmpty(refusal.Faults);
        }
    }

    [Fact]
    public void Correction_of_a_problem_record_says_what_becomes_of_the_key_data() =>
        Refused.For(
            StatusChangeCheck.Check(Form("problemRecord") with { Tool = "change" }, Today), ("keyData", RuleBook.CaseFieldRequired));
}
