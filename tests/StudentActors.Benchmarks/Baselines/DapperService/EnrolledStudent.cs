using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>The answer to an enrolment.</summary>
internal sealed record EnrolledStudent(
    StudentId Id,
    StudentNumber StudentNumber,
    NumberKind NumberKind,
    StudentStatus Status,
    SchoolCode School,
    ClassId Class,
    string Name,
    Sex Sex,
    DateOnly BirthDate,
    BasicData Basic,
    Entry Entry,
    int Version)
{
    public static EnrolledStudent From(StudentRecord record) => new(
        record.Id,
        record.Number,
        record.Number.Kind,
        record.Status,
        record.Place.School,
        record.Place.Class,
        record.Name,
        record.Sex,
        record.BirthDate,
        record.Basic,
        record.Entry,
        record.Version);
}
