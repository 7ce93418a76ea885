using StudentActors.Contracts.Students;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>Two records of one child become one: the number leads on for ever, and the merger can be undone.</summary>
public sealed class MergerTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task Merged_number_leads_to_the_record_that_is_kept_until_the_merger_is_undone()
    {
        var (sample, kept) = (await SampleCase.PrepareAsync(cluster), await SampleCase.PrepareAsync(cluster));
        var form = sample.Form("recordMerge") with { OtherStudentNumber = kept.Student.StudentNumber.Value };

        await sample.CompletedAsync(form, evidence: true);

        Assert.Equal(StudentStatus.Void, (await sample.StudentNowAsync()).Status);
        Assert.Equal(0, await sample.School.StudentsAsync());
        Assert.Equal(kept.Student.Id, (await FindAsync(sample)).Id);
        Assert.Equal(RuleBook.RecordClosed, (await sample.StartAsync(form)).Refusal!.Rule);

        var undone = await sample.CompletedAsync(sample.Form("recordUnmerge"), evidence: true);

        Assert.Equal(CaseState.Completed, undone.State);
        Assert.Equal(sample.Student.Id, (await FindAsync(sample)).Id);
        var back = await sample.StudentNowAsync();
        Assert.Equal((StudentStatus.Enrolled, sample.Student.Class), (back.Status, back.Class));
        Assert.Equal(1, await sample.School.StudentsAsync());
    }

    [Fact]
    public async Task Merger_with_itself_and_undoing_of_none_are_refused()
    {
        var sample = await SampleCase.PrepareAsync(cluster);
        var itself = sample.Form("recordMerge") with { OtherStudentNumber = sample.Student.StudentNumber.Value };

        Assert.Equal(RuleBook.MergerSurvivor, (await sample.StartAsync(itself)).Refusal!.Rule);
        Assert.Equal(RuleBook.MergerNone, (await sample.StartAsync(sample.Form("recordUnmerge"))).Refusal!.Rule);
        Assert.Equal(1, await sample.School.StudentsAsync());
    }

    private async Task<StudentView> FindAsync(SampleCase sample)
    {
        var query = new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = sample.Student.StudentNumber.Value };
        return (await cluster.Grains.GetGrain<IStudentDirectoryGrain>(0).Find(query, default)).Value!;
    }
}
