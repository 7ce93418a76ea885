using System.Globalization;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Samples;

/// <summary>A primary school with one class, opened for one test.</summary>
/// <param name="Code">Nobody else's.</param>
internal sealed record SampleSchool(RegistryCluster Cluster, SchoolCode Code, AuthorityCode Authority, ClassId Class)
{
    private static int _last;

    public ISchoolGrain Grain => Cluster.Grains.GetGrain<ISchoolGrain>(GrainKeys.School(Code));

    public static SchoolCode NewCode(AuthorityCode authority) => SchoolCode.Parse(
        string.Create(CultureInfo.InvariantCulture, $"21{authority.Value[..2]}{Interlocked.Increment(ref _last):000000}"));

    public static async Task<SampleSchool> OpenAsync(RegistryCluster cluster, int capacity = 45, string authority = "340102")
    {
        var home = AuthorityCode.Parse(authority);
        var school = new SampleSchool(cluster, NewCode(home), home, new ClassId(Stage.Primary, 2026, 1));
        var opened = await school.Grain.Open(
            new OpenSchool
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Name = "测试小学",
                Authority = authority,
                Stages = [new StageForm("primary", 6)],
            },
            default);
        Assert.Null(opened.Refusal);
        await school.OpenClassAsync(1, capacity);
        return school;
    }

    public async Task<ClassId> OpenClassAsync(int number, int capacity, int entryYear = 2026, Operation? operation = null)
    {
        var answer = await Grain.OpenClass(
            new OpenClass
            {
                Caller = Staff.NationalOperator,
                Operation = operation ?? Operations.New(),
                Stage = "primary",
                EntryYear = entryYear,
                Number = number,
                Capacity = capacity,
            },
            default);
        Assert.Null(answer.Refusal);
        return answer.Value!.Id;
    }

    public EnrolmentForm NewChild() => Children.Form(Code, Class);

    public Task<Answer<EnrolmentView>> EnrolAsync(EnrolmentForm form, Operation? operation = null, Caller? caller = null) =>
        Grain.Enrol(new EnrolStudent(caller ?? Staff.NationalOperator, operation ?? Operations.New(), form), default);

    /// <summary>Enrols a child whom no rule refuses.</summary>
    public async Task<StudentView> EnrolledAsync(EnrolmentForm? form = null)
    {
        var answer = await EnrolAsync(form ?? NewChild());
        Assert.Null(answer.Refusal);
        return answer.Value!.Student!;
    }

    public async Task<int> StudentsAsync()
    {
        var answer = await Grain.Read(Staff.NationalOperator, default);
        return answer.Value!.Students;
    }
}
