using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.StatusChanges;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A child at a school in Hefei, about whom the school and its authority decide.</summary>
internal sealed record SampleCase(RegistryCluster Cluster, SampleSchool School, StudentView Student)
{
    public static async Task<SampleCase> PrepareAsync(RegistryCluster cluster, string authority = "340102", bool withDocument = true)
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: authority);
        var form = school.NewChild();
        return new SampleCase(cluster, school, await school.EnrolledAsync(withDocument ? form : form with { Document = null }));
    }

    public Caller Registrar => Staff.Registrar(School.Code);

    public Caller Officer => Staff.Officer(School.Authority);

    public CaseForm Form(string type) => new()
    {
        Type = type,
        StudentNumber = Student.StudentNumber.Value,
        Name = Student.Name,
        Reason = "家长申请",
    };

    public Task<Answer<CaseView>> StartAsync(CaseForm form, Operation? operation = null) =>
        Cluster.Grains.GetGrain<ICaseDeskGrain>(0).Start(new StartCase(Registrar, operation ?? Operations.New(), form), default);

    public async Task<CaseView> StartedAsync(CaseForm form)
    {
        var answer = await StartAsync(form);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    public IStatusChangeGrain Grain(CaseId id) => Cluster.Grains.GetGrain<IStatusChangeGrain>(id.Guid);

    public async Task AttachAsync(CaseId id)
    {
        byte[] content = [.. "%PDF-1.7 "u8, .. Guid.NewGuid().ToByteArray()];
        var answer = await Grain(id).AttachEvidence(new AttachEvidence(Registrar, Operations.New(), "证明.pdf", content), default);
        Assert.Null(answer.Refusal);
    }

    public async Task<CaseView> ApprovedAsync(CaseId id)
    {
        var answer = await Grain(id).Decide(new DecideCase(Officer, Operations.New(), new CaseDecision("approve", null)), default);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    /// <summary>Starts a case, proves it where that is needed, and lets the authority approve.</summary>
    public async Task<CaseView> CompletedAsync(CaseForm form, bool evidence = false)
    {
        var started = await StartedAsync(form);
        if (evidence)
        {
            await AttachAsync(started.Id);
        }

        return await ApprovedAsync(started.Id);
    }

    public async Task<StudentView> StudentNowAsync() => (await StudentGrains.ReadAsync(Cluster, Student.Id, reveal: true)).Value!;
}
