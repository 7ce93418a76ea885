using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Transfers;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// Complete transfers between two authorities of a province, from the start through the four parties to the move, called from inside the silo. Each caller has children of
/// its own and moves them to and fro, each a few times, not dozens.
/// </summary>
public sealed class TransferBenchmark : IBenchmark
{
    private const string Transfers = "transfers";
    private const int Schools = 256;
    private const int Callers = 128;
    private const int ChildrenOfCaller = 100;

    public string Name => "transfers";

    public string Summary => "Complete four-party transfers a second through the grains, on PostgreSQL.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name, [new(Transfers, 800, AtLeast: true)]);
        await using var server = await BenchmarkServer.StartAsync();
        await using var silo = await SiloUnderTest.StartAsync(await server.CreateRegistryAsync());
        await silo.OpenSchoolsAsync(Schools, Authority);
        var children = await EnrolAsync(silo);
        Task Move(int caller) => MoveAsync(silo, children[caller]);
        await ClosedLoop.WarmUpAsync(settings, Callers, Move);
        for (var round = 0; round < settings.Rounds; round++)
        {
            await server.CheckpointAsync();
            report.Add((await ClosedLoop.RunAsync(Callers, settings.Duration, Move)).Figures(Transfers, "/s"));
        }

        return report;
    }

    // Neighbours are a pair, one in Hefei and one in Wuhu.
    private static string Authority(string school) => school[^1] % 2 == 0 ? "340102" : "340202";

    private static async Task<Queue<Child>[]> EnrolAsync(SiloUnderTest silo)
    {
        var students = new SyntheticStudents(0);
        var children = new Queue<Child>[Callers];
        await Parallel.ForAsync(0, Callers, async (caller, _) =>
        {
            var (here, there) = (silo.Schools[caller * 2 % Schools], silo.Schools[((caller * 2) + 1) % Schools]);
            children[caller] = new Queue<Child>();
            for (var i = 0; i < ChildrenOfCaller; i++)
            {
                children[caller].Enqueue(new Child(await silo.EnrolIntoAsync(students, here), here, there));
            }
        });
        return children;
    }

    private static async Task MoveAsync(SiloUnderTest silo, Queue<Child> children)
    {
        var child = children.Dequeue();
        var form = new TransferForm
        {
            StudentNumber = child.Student.StudentNumber.Value,
            Name = child.Student.Name,
            ToClass = TestSchools.ClassId,
            Reason = "随父母迁居",
        };
        var started = SiloUnderTest.Require(await silo.School(child.There).StartTransfer(
            new StartTransfer(Registrar(child.There), SiloUnderTest.NewOperation(), form), CancellationToken.None));
        var transfer = silo.Grains.GetGrain<ITransferGrain>(started.Id.Guid);
        CaseView? view = null;
        foreach (var office in new[] { Officer(child.There), Registrar(child.Here), Officer(child.Here) })
        {
            view = SiloUnderTest.Require(await transfer.Decide(
                new DecideCase(office, SiloUnderTest.NewOperation(), new CaseDecision("approve", null)), CancellationToken.None));
        }

        if (view!.State != CaseState.Completed)
        {
            throw new InvalidOperationException($"A transfer is {view.State} after its last step.");
        }

        children.Enqueue(child with { Here = child.There, There = child.Here });
    }

    private static Caller Registrar(string school) => new("registrar", Role.Registrar, Office.Of(SchoolCode.Parse(school)));

    private static Caller Officer(string school) =>
        new("officer", Role.Officer, Office.TryParse(Authority(school), out var office) ? office : throw new FormatException(school));

    private sealed record Child(StudentView Student, string Here, string There);
}
