using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks.Registry;

/// <summary>The product's silo, put together as its host does, in this process and on PostgreSQL; callers are clients inside the silo.</summary>
public sealed class SiloUnderTest : IAsyncDisposable
{
    // Figures should not stand between log lines; whatever fails ends the benchmark anyway.
    private const string Silent =
        """
        {"Logging":{"LogLevel":{"Default":"Critical","Microsoft":"Critical","Orleans":"Critical","Npgsql":"Critical","Polly":"Critical"}}}
        """;

    private readonly TemporaryDirectory _data;
    private readonly WebApplication _app;

    private SiloUnderTest(TemporaryDirectory data, WebApplication app)
    {
        _data = data;
        _app = app;
        Grains = app.Services.GetRequiredService<IGrainFactory>();
    }

    public static Caller Operator { get; } = new("operator", Role.Operator, Office.Nation);

    public IGrainFactory Grains { get; }

    public IReadOnlyList<string> Schools { get; private set; } = [];

    /// <param name="keyRing">Key ring that the database was written with; without it a new one.</param>
    public static async Task<SiloUnderTest> StartAsync(string postgres, string? keyRing = null)
    {
        var data = new TemporaryDirectory();
        var logging = Path.Combine(data.FullName, "logging.json");
        await File.WriteAllTextAsync(logging, Silent);
        var settings = new HostSettings
        {
            DataFolder = data.FullName,
            KeyRingPath = keyRing ?? Path.Combine(data.FullName, "keyring.json"),
            EvidenceFolder = Path.Combine(data.FullName, "evidence"),
            Postgres = postgres,
            Role = HostRole.Silo,
            Urls = "http://127.0.0.1:0",
            SiloPort = FreePort.Next(),
            GatewayPort = FreePort.Next(),
            SyntheticIdentities = true,
            ConfigFile = logging,
        };
        var app = await RegistryApplication.BuildAsync(settings, CancellationToken.None);
        try
        {
            await app.StartAsync();
            return new SiloUnderTest(data, app);
        }
        catch
        {
            await app.DisposeAsync();
            data.Dispose();
            throw;
        }
    }

    /// <summary>Enrols into schools that are there already.</summary>
    public void UseSchools(int count) => Schools = TestSchools.Codes(count);

    public Task OpenSchoolsAsync(int count) => OpenSchoolsAsync(count, _ => "340102");

    /// <param name="authority">Home authority of a school, by its code.</param>
    public async Task OpenSchoolsAsync(int count, Func<string, string> authority)
    {
        UseSchools(count);
        await Parallel.ForEachAsync(Schools, async (code, cancellationToken) =>
        {
            var school = School(code);
            Require(await school.Open(
                new OpenSchool
                {
                    Caller = Operator,
                    Operation = NewOperation(),
                    Name = $"合肥测试第{code}小学",
                    Authority = authority(code),
                    Stages = [new StageForm("primary", 6)],
                },
                cancellationToken));
            Require(await school.OpenClass(
                new OpenClass
                {
                    Caller = Operator,
                    Operation = NewOperation(),
                    Stage = "primary",
                    EntryYear = 2026,
                    Number = 1,
                    Capacity = TestSchools.Capacity,
                },
                cancellationToken));
        });
    }

    /// <summary>Enrols the next child into the caller's school.</summary>
    public async Task<StudentId> EnrolAsync(SyntheticStudents students, int caller)
    {
        var command = NextEnrolment(students, Schools[caller % Schools.Count]);
        return Require(await School(command.Form.School!).Enrol(command, CancellationToken.None)).Student!.Id;
    }

    /// <summary>Reads a record through the student's own grain, which stays in memory for a while.</summary>
    public async Task ReadAsync(StudentId id) =>
        Require(await Grains.GetGrain<IStudentGrain>(id.Guid).Read(new ReadStudent(Operator, Reveal: false), CancellationToken.None));

    /// <summary>Enrols the next child into a school and returns it.</summary>
    public async Task<StudentView> EnrolIntoAsync(SyntheticStudents students, string school) =>
        Require(await School(school).Enrol(NextEnrolment(students, school), CancellationToken.None)).Student!;

    public async Task<int> CountActiveStudentsAsync()
    {
        var type = Grains.GetGrain<IStudentGrain>(Guid.Empty).GetGrainId().Type;
        var active = await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return active.Count(grain => grain.GrainId.Type == type);
    }

    public static EnrolStudent NextEnrolment(SyntheticStudents students, string school) =>
        new(Operator, NewOperation(), students.NextForm(school, TestSchools.ClassId));

    public static T Require<T>(Answer<T> answer) where T : class =>
        answer.Accepted ? answer.Value : throw new InvalidOperationException($"The registry refused: {answer.Refusal?.Rule}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }

    public ISchoolGrain School(string code) => Grains.GetGrain<ISchoolGrain>(GrainKeys.School(SchoolCode.Parse(code)));

    public static Operation NewOperation()
    {
        var id = Guid.NewGuid();
        return new Operation(id, SHA256.HashData(id.ToByteArray()));
    }
}
