using System.Collections.Immutable;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Gateway.Tests.Hosting;

/// <summary>Requests and records that are valid, for tests to change.</summary>
internal static class Samples
{
    public const string School = "2134000001";

    public static readonly StudentId Id = new(Guid.Parse("a70b2f5e-6b0c-8d3e-9a41-0c5d9e7f1a22"));

    public static StudentView Student(string name = "王小明") => new()
    {
        Id = Id,
        StudentNumber = StudentNumber.SelfMade(NumberKind.Formal, AuthorityCode.Parse("340102"), new DateOnly(2019, 9, 1), 7),
        NumberKind = NumberKind.Formal,
        Status = StudentStatus.Enrolled,
        School = SchoolCode.Parse(School),
        HomeAuthority = AuthorityCode.Parse("340102"),
        Class = new ClassId(Stage.Primary, 2026, 3),
        Stage = Stage.Primary,
        Grade = 1,
        Name = name,
        Sex = Sex.Male,
        BirthDate = new DateOnly(2019, 9, 1),
        Ethnicity = "01",
        Document = new DocumentView(DocumentType.ResidentId, "9901**********0014", null),
        Guardians = [new GuardianView("王大明", "父亲", "138****0000")],
        Entry = new EntryView(new DateOnly(2026, 9, 1), EntryWay.Ordinary),
        Version = 1,
        Masked = true,
    };

    public static EnrolmentView Enrolled(StudentView? student = null, params ImmutableArray<ProblemKind> warnings) =>
        new() { Student = student ?? Student(), Warnings = warnings };

    public static object Enrolment(string name = "王小明", string school = School) => new
    {
        school,
        @class = "primary-2026-3",
        name,
        sex = "male",
        birthDate = "2019-09-01",
        ethnicity = "01",
        document = new { type = "passport", number = "E12345678", issuer = "CN" },
        guardians = new[] { new { name = "王大明", relation = "父亲", phone = "13800000000" } },
        entry = new { date = "2026-09-01", way = "ordinary" },
    };
}
