using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Students;

[Description("The new record, and the doubts that made it a problem record (问题学籍).")]
internal sealed record EnrolmentAnswer
{
    public required StudentId Id { get; init; }

    public required StudentNumber StudentNumber { get; init; }

    public required NumberKind NumberKind { get; init; }

    public required StudentStatus Status { get; init; }

    public required SchoolCode School { get; init; }

    public required AuthorityCode HomeAuthority { get; init; }

    public required ClassId Class { get; init; }

    public required Stage Stage { get; init; }

    public required int? Grade { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Ethnicity { get; init; }

    public DocumentView? Document { get; init; }

    public required ImmutableArray<GuardianView> Guardians { get; init; }

    public required EntryView Entry { get; init; }

    public Attendance? Attendance { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public required ImmutableDictionary<string, string> ProvincialData { get; init; }

    public required ImmutableArray<ProblemKind> Problems { get; init; }

    public required int Version { get; init; }

    public required bool Masked { get; init; }

    public required IReadOnlyList<EnrolmentWarning> Warnings { get; init; }

    public static EnrolmentAnswer From(StudentView student, ImmutableArray<ProblemKind> warnings, Language language) => new()
    {
        Id = student.Id,
        StudentNumber = student.StudentNumber,
        NumberKind = student.NumberKind,
        Status = student.Status,
        School = student.School,
        HomeAuthority = student.HomeAuthority,
        Class = student.Class,
        Stage = student.Stage,
        Grade = student.Grade,
        Name = student.Name,
        Sex = student.Sex,
        BirthDate = student.BirthDate,
        Ethnicity = student.Ethnicity,
        Document = student.Document,
        Guardians = student.Guardians,
        Entry = student.Entry,
        Attendance = student.Attendance,
        Address = student.Address,
        Phone = student.Phone,
        ProvincialData = student.ProvincialData,
        Problems = student.Problems,
        Version = student.Version,
        Masked = student.Masked,
        Warnings = warnings.IsEmpty ? [] : [.. warnings.Select(problem => EnrolmentWarning.Of(problem, language))],
    };
}

[Description("A doubt about a new record.")]
internal sealed record EnrolmentWarning
{
    public required ProblemKind Code { get; init; }

    [Description("What is to be done, in the language of Content-Language.")]
    public required string Message { get; init; }

    public static EnrolmentWarning Of(ProblemKind problem, Language language)
    {
        var (chinese, english) = problem switch
        {
            ProblemKind.NoDocument => ("未提供身份证件，已按问题学籍建籍，请补充证件。",
                "No identity document was shown; the record is a problem record until one is."),
            ProblemKind.PossibleDuplicate => ("姓名、性别、出生日期与已有学籍相同，已按问题学籍建籍，请核实是否重复。",
                "Name, sex and birth date equal those of another record; check whether it is the same child."),
            ProblemKind.NumberTaken => ("由证件得出的学籍号已被占用，已发放临时学籍号，请核实。",
                "The number that follows from the document is taken; a temporary number was given."),
            _ => ("该学籍为问题学籍，请核实。", "The record is a problem record; check it."),
        };
        return new EnrolmentWarning { Code = problem, Message = language == Language.Chinese ? chinese : english };
    }
}
