using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Changes;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Calls;

/// <summary>Every role, from every office, tries everything.</summary>
public sealed class AccessTests(AccessTests.Fixture fixture) : IClassFixture<AccessTests.Fixture>
{
    private const string County = "340102";

    /// <summary>The rule that refuses a target outside the caller's office; <c>null</c> where the office does not matter.</summary>
    private static readonly Dictionary<string, (Permission Permission, Rule? Outside)> Commands = new()
    {
        ["read region"] = (Permission.ReadRegions, null),
        ["read statistics"] = (Permission.ReadRegions, RuleBook.OfficeNotAllowed),
        ["read policy"] = (Permission.ReadRegions, null),
        ["set policy"] = (Permission.SetPolicy, RuleBook.OfficeNotAllowed),
        ["create account"] = (Permission.ManageAccounts, RuleBook.OfficeNotAllowed),
        ["read account"] = (Permission.ManageAccounts, RuleBook.AccountNotFound),
        ["open school"] = (Permission.OpenSchools, RuleBook.OfficeNotAllowed),
        ["open class"] = (Permission.OpenClasses, RuleBook.OfficeNotAllowed),
        ["read school"] = (Permission.ReadSchools, RuleBook.OfficeNotAllowed),
        ["read classes"] = (Permission.ReadSchools, RuleBook.OfficeNotAllowed),
        ["read roster"] = (Permission.ReadStudents, RuleBook.OfficeNotAllowed),
        ["enrol"] = (Permission.EnrolStudents, RuleBook.OfficeNotAllowed),
        ["update student"] = (Permission.UpdateStudents, RuleBook.StudentNotFound),
        ["read student"] = (Permission.ReadStudents, RuleBook.StudentNotFound),
        ["look up student"] = (Permission.ReadStudents, RuleBook.StudentNotFound),
        ["read history"] = (Permission.ReadHistory, RuleBook.StudentNotFound),
        ["read changes"] = (Permission.ReadChanges, null),
    };

    public static TheoryData<string, Role, string> Everything()
    {
        var data = new TheoryData<string, Role, string>();
        foreach (var command in Commands.Keys)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var office in new[] { "000000", "340000", "340100", County, "340103", "330000", "school", "other school" })
                {
                    data.Add(command, role, office);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything), DisableDiscoveryEnumeration = true)]
    public async Task Role_and_office_decide(string command, Role role, string office)
    {
        var caller = Staff.Of(role, office switch
        {
            "school" => fixture.School.Code.Value,
            "other school" => fixture.OtherSchool.Code.Value,
            _ => office,
        });
        var (permission, outside) = Commands[command];

        var refusal = await SendAsync(command, caller);

        if (!Permissions.Allows(role, permission))
        {
            Assert.Equal(RuleBook.RoleNotAllowed, refusal?.Rule);
        }
        else if (outside is not null && !Covers(command, office))
        {
            Assert.Equal(outside, refusal?.Rule);
        }
        else
        {
            Assert.Null(refusal);
        }
    }

    // What is done to the county itself is not for its schools.
    private static bool Covers(string command, string office) => office switch
    {
        "000000" or "340000" or "340100" or County => true,
        "school" => command is not ("read statistics" or "set policy" or "create account" or "open school" or "read account"),
        _ => false,
    };

    private async Task<Refusal?> SendAsync(string command, Caller caller)
    {
        var grains = fixture.Grains;
        var school = fixture.School;
        var region = grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(County)));
        var student = StudentGrains.Of(fixture, fixture.Student.Id);
        return command switch
        {
            "read region" => (await region.Read(caller, default)).Refusal,
            "read statistics" => (await region.ReadStatistics(caller, default)).Refusal,
            "read policy" => (await region.ReadPolicy(caller, default)).Refusal,
            "set policy" => await SetPolicyAsync(region, caller),
            "create account" => await CreateAccountAsync(caller),
            "read account" => (await Account("known.account").Read(caller, default)).Refusal,
            "open school" => await OpenSchoolAsync(caller),
            "open class" => await OpenClassAsync(caller),
            "read school" => (await school.Grain.Read(caller, default)).Refusal,
            "read classes" => (await school.Grain.ReadClasses(caller, default)).Refusal,
            "read roster" => (await school.Grain.ReadRoster(new ReadRoster(caller, null, null, null, 1), default)).Refusal,
            "enrol" => (await school.EnrolAsync(school.NewChild(), caller: caller)).Refusal,
            "update student" => await UpdateStudentAsync(caller),
            "read student" => (await student.Read(new ReadStudent(caller), default)).Refusal,
            "look up student" => (await grains.GetGrain<IStudentDirectoryGrain>(0).Find(
                new LookUpStudent { Caller = caller, StudentNumber = fixture.Student.StudentNumber.Value }, default)).Refusal,
            "read history" => (await student.ReadHistory(caller, 0, 1, default)).Refusal,
            "read changes" => (await grains.GetGrain<IChangeFeedGrain>(0).Read(new ReadChanges(caller, null, [], 1), default)).Refusal,
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private static async Task<Refusal?> SetPolicyAsync(IRegionGrain region, Caller caller)
    {
        var version = (await region.ReadPolicy(Staff.NationalOperator, default)).Value!.Version;
        return (await region.SetPolicy(new SetPolicy(caller, version, new PolicySettings()), default)).Refusal;
    }

    private async Task<Refusal?> CreateAccountAsync(Caller caller) => (await Account($"new.{Guid.NewGuid():N}").Create(
        new CreateAccount { Caller = caller, Operation = Operations.New(), DisplayName = "新账号", Role = "auditor", Office = County }, default)).Refusal;

    private async Task<Refusal?> OpenSchoolAsync(Caller caller) => (await fixture.Grains
        .GetGrain<ISchoolGrain>(GrainKeys.School(SampleSchool.NewCode(AuthorityCode.Parse(County))))
        .Open(
            new OpenSchool
            {
                Caller = caller,
                Operation = Operations.New(),
                Name = "新学校",
                Authority = County,
                Stages = [new StageForm("primary", 6)],
            },
            default)).Refusal;

    private async Task<Refusal?> OpenClassAsync(Caller caller) => (await fixture.School.Grain.OpenClass(
        new OpenClass
        {
            Caller = caller,
            Operation = Operations.New(),
            Stage = "primary",
            EntryYear = 2026,
            Number = fixture.NextClass(),
            Capacity = 1,
        },
        default)).Refusal;

    private async Task<Refusal?> UpdateStudentAsync(Caller caller)
    {
        var version = (await StudentGrains.ReadAsync(fixture, fixture.Student.Id)).Value!.Version;
        var form = new BasicDataForm { Address = $"地址{version}地址地址地址" };
        return (await StudentGrains.UpdateAsync(fixture, fixture.Student.Id, version, form, caller)).Refusal;
    }

    private IAccountGrain Account(string name) => fixture.Grains.GetGrain<IAccountGrain>(GrainKeys.Account(name));

    public sealed class Fixture : RegistryCluster, IAsyncLifetime
    {
        private int _lastClass = 1;

        internal SampleSchool School { get; private set; } = null!;

        internal SampleSchool OtherSchool { get; private set; } = null!;

        internal StudentView Student { get; private set; } = null!;

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            School = await SampleSchool.OpenAsync(this, capacity: 100);
            OtherSchool = await SampleSchool.OpenAsync(this);
            Student = await School.EnrolledAsync();
            var created = await Grains.GetGrain<IAccountGrain>(GrainKeys.Account("known.account")).Create(
                new CreateAccount
                {
                    Caller = Staff.NationalOperator,
                    Operation = Operations.New(),
                    DisplayName = "账号",
                    Role = "officer",
                    Office = County,
                },
                default);
            Assert.Null(created.Refusal);
        }

        internal int NextClass() => ++_lastClass;
    }
}
