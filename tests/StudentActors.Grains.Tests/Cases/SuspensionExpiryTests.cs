using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A suspension that nobody ends, on a clock that only this test moves.</summary>
public sealed class SuspensionExpiryTests : RegistryCluster
{
    [Fact]
    public async Task A_suspension_that_runs_out_becomes_a_suspected_dropout_for_the_school_to_look_into()
    {
        var sample = await SampleCase.PrepareAsync(this);
        await sample.CompletedAsync(sample.Form("suspension") with { Date = "2026-09-14", Until = "2026-12-31" });
        Time.Advance(TimeSpan.FromDays(85));

        await Eventually.HoldsAsync(
            this,
            async () => (await Store.ReadEventsAsync(sample.Student.Id.Guid, 0, 100, default)).Count(stored => stored.Event.Kind == "student.suspension-reminded"),
            reminders => reminders == 1);
        Time.Advance(TimeSpan.FromDays(30));
        var open = await Eventually.HoldsAsync(this, async () => (await sample.StudentNowAsync()).OpenCase, found => found is not null);

        var view = (await sample.Grain(open!.Id).Read(sample.Registrar, default)).Value!;
        Assert.Equal((CaseType.Dropout, CaseState.Open), (view.Type, view.State));
        Assert.Equal(CaseParty.School, view.Steps[0].Party);
        Assert.Equal(StudentStatus.Suspended, (await sample.StudentNowAsync()).Status);
        Assert.Single((await Cases.ListCasesAsync(new Storage.Cases.CaseQuery(null, false, null, 10), default)));
    }
}
