using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests;

/// <summary>Valid values for tests to vary; every identity has a division code 99xxxx and belongs to nobody.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 9, 1);

    /// <summary>Vector 3 of the check digit: a boy born on 15 March 2018.</summary>
    public const string ResidentId = "99010120180315003X";

    public static readonly DateOnly BirthDate = new(2018, 3, 15);

    public static readonly AuthorityCode County = AuthorityCode.Parse("340102");

    public static readonly SchoolCode School = SchoolCode.Parse("2134000001");

    public static readonly ClassId Class = new(Stage.Primary, 2026, 3);

    public static readonly PlaceOfStudy Place = new(School, County, Class, 6);

    public static readonly IdentityPolicy Synthetic = new(AllowSynthetic: true);

    public static readonly IdentityPolicy Real = new(AllowSynthetic: false);

    public static readonly StudentId Student = new(new Guid("2a000000-0000-8000-8000-000000000001"));

    public static readonly Caller NationalOperator = new("operator", Role.Operator, Office.Nation);

    public static EnrolmentForm Form => new()
    {
        School = School.Value,
        Class = Class.Value,
        Name = "欧阳小雨",
        Sex = "male",
        BirthDate = "2018-03-15",
        Ethnicity = "01",
        Document = new DocumentForm("residentId", ResidentId),
        Guardians = [new GuardianForm("欧阳大山", "父亲", "13800001234")],
        Entry = new EntryForm("2026-09-01", "nearby"),
    };

    public static EnrolmentApplication Application => EnrolmentCheck.Check(Form, Today, Synthetic).Value!;

    public static SchoolRecord NineYearSchool => new()
    {
        Code = School,
        Name = "第一实验学校",
        Authority = County,
        Stages = [new StageOffering(Stage.Primary, 6), new StageOffering(Stage.Junior, 3)],
        Version = 1,
    };

    public static StudentRecord Record(params ProblemKind[] problems) =>
        StudentRecord.Apply(null, Enrolment.Decide(Student, Application, Place, problems, 900));

    /// <summary>A resident-ID number with its right check character.</summary>
    public static string ResidentIdOf(string division, DateOnly birthDate, int sequence)
    {
        var digits = $"{division}{birthDate:yyyyMMdd}{sequence:000}";
        return digits + Iso7064.CheckCharacter(digits);
    }
}
