using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

public sealed class PaperFileTests
{
    private static readonly DateOnly Due = new(2026, 12, 24);

    internal static CaseRecord Moved => CaseRecord.Apply(ApprovedByAll(Started(Open(OtherProvince))), new CaseCompleted(null, Due) { At = Now });

    internal static CaseRecord HandedOver => CaseRecord.Apply(Moved, Accepted.Value(HandOver()));

    internal static Decision<CaseEvent> HandOver(CaseRecord? record = null, Caller? caller = null, string? date = "2026-11-24") =>
        PaperFiles.HandOver(record ?? Moved, caller ?? Registrar(Home), date, Today, Now);

    [Fact]
    public void A_transfer_is_followed_by_its_paper_file_unless_the_sending_region_keeps_none()
    {
        Assert.True(Accepted.Value(Open(OtherProvince)).PaperFile);
        Assert.True(Accepted.Value(Open(OtherProvince, receiving: new CasePolicy { PaperFiles = false })).PaperFile);
        Assert.Null(Accepted.Value(Open(OtherProvince, sending: new CasePolicy { PaperFiles = false })).PaperFile);
    }

    [Fact]
    public void The_month_for_it_is_a_deadline_and_passing_it_a_violation()
    {
        var deadline = Assert.Single(CaseDeadlines.Of(Moved, Days));
        Assert.Equal((CaseDeadlines.File, ChinaTime.StartOf(Due.AddDays(1))), (deadline.Kind, deadline.DueAt));
        Assert.Null(CaseDeadlines.Passed(Moved, CaseDeadlines.File, deadline.DueAt.AddTicks(-1), Days));

        var late = CaseRecord.Apply(Moved, CaseDeadlines.Passed(Moved, CaseDeadlines.File, deadline.DueAt, Days)!);

        Assert.Equal(deadline.DueAt, late.PaperFile!.OverdueSince);
        Assert.Empty(CaseDeadlines.Of(late, Days));
        Assert.Null(CaseDeadlines.Passed(late, CaseDeadlines.File, deadline.DueAt, Days));
        Assert.True(HandOver(late).Accepted);
    }

    [Fact]
    public void The_sending_school_or_its_authority_hands_it_over_once()
    {
        Assert.Equal((new DateOnly(2026, 11, 24), "registrar.2134000001"), (HandedOver.PaperFile!.HandedOverOn!.Value, HandedOver.PaperFile.HandedOverBy));
        Assert.Empty(CaseDeadlines.Of(HandedOver, Days));
        Assert.True(HandOver(caller: Officer(Yaohai)).Accepted);
        Assert.Contains(CaseAccess.ActionsOf(Moved, Registrar(Home)), action => action == new CaseAction(CaseActionKind.HandOverFile, Due));
        Assert.DoesNotContain(CaseAccess.ActionsOf(Moved, Registrar(OtherProvince)), action => action.Kind == CaseActionKind.HandOverFile);
        Assert.DoesNotContain(CaseAccess.ActionsOf(HandedOver, Registrar(Home)), action => action.Kind == CaseActionKind.HandOverFile);
        Refused.For(HandOver(date: "2026-11-25"), ("date", RuleBook.FileDate));
        Refused.For(HandOver(date: null), ("date", RuleBook.FileDate));
    }
}
