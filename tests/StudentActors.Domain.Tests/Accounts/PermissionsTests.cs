using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Accounts;

public sealed class PermissionsTests
{
    private const string Readers = "operator officer registrar gateway auditor";
    private const string Registering = "operator officer registrar gateway";

    public static TheoryData<Permission, string> Matrix => new()
    {
        { Permission.ReadRegions, Readers },
        { Permission.ReadSchools, Readers },
        { Permission.ReadStudents, Readers },
        { Permission.ReadHistory, Readers },
        { Permission.ReadChanges, Readers },
        { Permission.OpenClasses, Registering },
        { Permission.EnrolStudents, Registering },
        { Permission.UpdateStudents, Registering },
        { Permission.ImportStudents, Registering },
        { Permission.OpenSchools, "operator officer" },
        { Permission.ManageAccounts, "operator officer" },
        { Permission.SetPolicy, "operator" },
        { Permission.ReadCases, Readers },
        { Permission.StartCases, Registering },
        { Permission.DecideCases, Registering },
        { Permission.LoadCalendar, "operator" },
        { Permission.CloseSchools, "operator officer" },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Permission_is_given_to_just_these_roles(Permission permission, string roles) =>
        Assert.All(Enum.GetValues<Role>(), role =>
            Assert.Equal(roles.Split(' ').Contains($"{role}", StringComparer.OrdinalIgnoreCase), Permissions.Allows(role, permission)));

    [Fact]
    public void Matrix_covers_every_permission() =>
        Assert.Equal(Enum.GetValues<Permission>().Order(), Matrix.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Unknown_role_may_do_nothing() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(Permissions.Allows(0, permission)));

    [Theory]
    [InlineData(Role.Registrar, "2134000001", null)]
    [InlineData(Role.Registrar, "340100", null)]
    [InlineData(Role.Auditor, "2134000001", "access.role")]
    [InlineData(Role.Auditor, "2134000002", "access.role")]
    [InlineData(Role.Registrar, "2134000002", "access.office")]
    [InlineData(Role.Operator, "350000", "access.office")]
    public void Caller_needs_the_role_and_the_office_for_a_school(Role role, string office, string? rule) =>
        Assert.Equal(
            rule,
            Caller(role, office).MayNot(Permission.EnrolStudents, SchoolCode.Parse("2134000001"), Samples.County)?.Rule.Id);

    [Theory]
    [InlineData(Role.Officer, "340000", null)]
    [InlineData(Role.Officer, "340102", null)]
    [InlineData(Role.Officer, "340103", "access.office")]
    [InlineData(Role.Registrar, "340000", "access.role")]
    public void Caller_needs_the_role_and_the_office_for_an_authority(Role role, string office, string? rule) =>
        Assert.Equal(rule, Caller(role, office).MayNot(Permission.OpenSchools, AuthorityCode.Parse("340102"))?.Rule.Id);

    [Fact]
    public void Refusal_of_access_is_forbidden_and_names_no_field()
    {
        var refusal = Caller(Role.Auditor, "000000").MayNot(Permission.SetPolicy);

        Assert.Equal(RefusalKind.Forbidden, refusal?.Rule.Kind);
        Assert.Empty(refusal!.Faults);
    }

    private static Caller Caller(Role role, string office) =>
        new("someone", role, Office.TryParse(office, out var read) ? read : throw new FormatException(office));
}
