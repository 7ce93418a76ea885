using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>Who has a say in a transfer, and in which order (art. 15).</summary>
public sealed class TransferStepsTests
{
    private static readonly CasePolicy Province = new() { ProvincialStep = true };

    private static readonly CasePolicy Prefecture = new() { PrefectureStep = true };

    [Fact]
    public void Same_authority_has_three_parties() =>
        Goes(Open(SameCounty).Value!, TransferVariant.SameAuthority, "2134000002", "2134000001", "340102");

    [Fact]
    public void Same_province_has_four_parties()
    {
        Goes(Open(SameProvince).Value!, TransferVariant.SameProvince, "2134000004", "340202", "2134000001", "340102");
        Goes(Open(SamePrefecture).Value!, TransferVariant.SameProvince, "2134000003", "340103", "2134000001", "340102");
    }

    [Fact]
    public void Cross_province_has_four_parties_and_the_provinces_where_they_want_to() =>
        Goes(Open(OtherProvince).Value!, TransferVariant.CrossProvince, "2153000001", "530102", "2134000001", "340102");

    [Fact]
    public void Receiving_province_decides_before_the_sending_school()
    {
        Goes(Open(OtherProvince, receiving: Province).Value!, TransferVariant.CrossProvince,
            "2153000001", "530102", "530000", "2134000001", "340102");
        Goes(Open(OtherProvince, sending: Province).Value!, TransferVariant.CrossProvince,
            "2153000001", "530102", "2134000001", "340102", "340000");
        Goes(Open(SameProvince, sending: Province, receiving: Province).Value!, TransferVariant.SameProvince,
            "2134000004", "340202", "2134000001", "340102");
    }

    [Fact]
    public void Prefecture_has_a_say_in_senior_high_only()
    {
        Goes(Open(SameProvince, sending: Prefecture, receiving: Prefecture).Value!, TransferVariant.SameProvince,
            "2134000004", "340202", "2134000001", "340102");
        Goes(OpenSenior("3434000009", Wuhu).Value!, TransferVariant.SameProvince,
            "3434000009", "340202", "340200", "3434000001", "340102", "340100");
    }

    [Fact]
    public void Office_that_has_a_say_anyway_does_not_decide_twice()
    {
        Goes(OpenSenior("3434000009", Luyang).Value!, TransferVariant.SameProvince,
            "3434000009", "340103", "340100", "3434000001", "340102");
        Goes(OpenSenior("3434000009", AuthorityCode.Parse("340100")).Value!, TransferVariant.SameProvince,
            "3434000009", "340100", "3434000001", "340102");
        Goes(OpenSenior("3434000009", Yaohai).Value!, TransferVariant.SameAuthority,
            "3434000009", "3434000001", "340102", "340100");
    }

    [Fact]
    public void Municipality_has_no_prefecture_and_its_province_is_the_city() =>
        Goes(Accept("2111000001", AuthorityCode.Parse("110101")), TransferVariant.CrossProvince,
            "2111000001", "110101", "110000", "2134000001", "340102");

    [Fact]
    public void Starting_approves_the_starters_own_step()
    {
        var opened = Open(OtherProvince).Value!;

        Assert.Equal(StepState.Approved, opened.Steps[0].State);
        Assert.Equal("registrar.2153000001", opened.Steps[0].DecidedBy);
        Assert.All(opened.Steps.Skip(1), step => Assert.Equal(StepState.Waiting, step.State));
    }

    [Fact]
    public void Each_side_sets_the_clock_of_its_own_steps()
    {
        var opened = Open(OtherProvince, receiving: new CasePolicy { StepDays = 5, RemindAfterDays = 3, EscalateEveryDays = 2 }).Value!;

        Assert.Equal(new StepClock(5, 3, 2), opened.Steps[1].Clock);
        Assert.Equal(StepClock.Usual, opened.Steps[2].Clock);
    }

    private static CaseOpened Accept(string school, AuthorityCode authority) =>
        Accepted.Value(Open(Place(school, authority), receiving: Province));

    private static Decision<CaseOpened> OpenSenior(string school, AuthorityCode authority) => Open(
        Place(school, authority, "senior-2026-1") with { StageYears = 3 }, Senior, Prefecture, Prefecture);

    private static void Goes(CaseOpened opened, TransferVariant variant, params string[] offices)
    {
        Assert.Equal(variant, opened.Variant);
        Assert.Equal(offices, opened.Steps.Select(step => step.Office.Value));
    }
}
