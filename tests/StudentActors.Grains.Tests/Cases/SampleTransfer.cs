using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A child in Hefei whose family moves to Kunming, and the four offices that have a say.</summary>
internal sealed record SampleTransfer(RegistryCluster Cluster, SampleSchool From, SampleSchool To, StudentView Student)
{
    public static async Task<SampleTransfer> PrepareAsync(
        RegistryCluster cluster, string from = "340102", string to = "530102", int capacity = 45, SampleSchool? receiving = null, SampleSchool? sending = null)
    {
        sending ??= await SampleSchool.OpenAsync(cluster, authority: from);
        receiving ??= await SampleSchool.OpenAsync(cluster, capacity, to);
        return new SampleTransfer(cluster, sending, receiving, await sending.EnrolledAsync());
    }

    /// <summary>The offices that decide after the receiving school, in their order.</summary>
    public IReadOnlyList<Caller> Offices =>
        [Staff.Officer(To.Authority), Staff.Registrar(From.Code), Staff.Officer(From.Authority)];

    public Task<Answer<CaseView>> StartAsync(Operation? operation = null, Caller? caller = null, TransferForm? form = null) =>
        To.Grain.StartTransfer(
            new StartTransfer(caller ?? Staff.Registrar(To.Code), operation ?? Operations.New(), form ?? Form), default);

    public TransferForm Form => new()
    {
        StudentNumber = Student.StudentNumber.Value,
        Name = Student.Name,
        ToClass = To.Class.Value,
        Reason = "随父母迁居",
    };

    public async Task<CaseView> StartedAsync()
    {
        var answer = await StartAsync();
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    public ITransferGrain Grain(CaseId id) => Cluster.Grains.GetGrain<ITransferGrain>(id.Guid);

    public async Task<CaseView> ReadAsync(CaseId id) => (await Grain(id).Read(Staff.NationalOperator, default)).Value!;

    public Task<Answer<CaseView>> DecideAsync(CaseId id, Caller caller, string decision = "approve", string? reason = null, Operation? operation = null) =>
        Grain(id).Decide(new DecideCase(caller, operation ?? Operations.New(), new CaseDecision(decision, reason)), default);

    public async Task<CaseView> ApprovedAsync(CaseId id, Caller caller)
    {
        var answer = await DecideAsync(id, caller);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    /// <summary>Nobody decides until the open step is late.</summary>
    public async Task<CaseView> LateAsync(CaseId id)
    {
        foreach (var kind in new[] { "transfer.remind", "transfer.overdue" })
        {
            var pending = await Eventually.HoldsAsync(
                Cluster, async () => await Cluster.Deadlines.ReadOfAsync(id.Guid, default), found => found is [{ Key.Kind: var next }] && next == kind);
            Cluster.Time.SetUtcNow(pending[0].DueAt);
        }

        return await Eventually.HoldsAsync(Cluster, () => ReadAsync(id), view => view.Steps.Any(step => step.Overdue));
    }

    /// <summary>Every office approves.</summary>
    public async Task<CaseView> CompletedAsync()
    {
        var view = await StartedAsync();
        foreach (var office in Offices)
        {
            view = await ApprovedAsync(view.Id, office);
        }

        return view;
    }

    public async Task<StudentView> StudentNowAsync() => (await StudentGrains.ReadAsync(Cluster, Student.Id)).Value!;
}
