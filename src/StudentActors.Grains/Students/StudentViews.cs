using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Students;

/// <summary>A record as callers see it.</summary>
internal static class StudentViews
{
    /// <summary>Whether to mask for a caller that gave, or did not give, a reason to see all.</summary>
    public static bool Masked(Caller caller, bool reveal) => !reveal || caller.Role == Role.Auditor;

    /// <summary>The record for its own office and those above, and for the school where the student studies, which reads it and changes nothing in it.</summary>
    public static Answer<StudentView> Read(StudentRecord? record, Caller caller, bool reveal, DateOnly today)
    {
        return record is not null && (Covers(record.Place) || (record.StudiesAt is { } site && Covers(site.Place)))
            ? Of(record, today, Masked(caller, reveal))
            : Refusal.Of(RuleBook.StudentNotFound);

        bool Covers(PlaceOfStudy place) => caller.Office.Covers(place.School, place.HomeAuthority);
    }

    public static StudentView Of(StudentRecord record, DateOnly today, bool masked) => new()
    {
        Id = record.Id,
        StudentNumber = record.Number,
        NumberKind = record.Number.Kind,
        FormerNumbers = [.. record.FormerNumbers],
        Status = record.Status,
        School = record.Place.School,
        HomeAuthority = record.Place.HomeAuthority,
        Class = record.Place.Class,
        Stage = record.Place.Class.Stage,
        Grade = record.GradeOn(today, SchoolYear.National),
        Name = record.Name,
        Sex = record.Sex,
        BirthDate = record.BirthDate,
        Ethnicity = record.Basic.Ethnicity,
        Document = record.Document is { } document
            ? new DocumentView(document.Type, masked ? Masking.Document(document) : document.Number, document.Issuer)
            : null,
        Guardians = [.. record.Basic.Guardians.Select(guardian => new GuardianView(
            guardian.Name, guardian.Relation, Shown(guardian.Phone, masked, Masking.Phone)))],
        Entry = new EntryView(record.Entry.Date, record.Entry.Way),
        Attendance = record.Basic.Attendance,
        Address = Shown(record.Basic.Address, masked, Masking.Address),
        Phone = Shown(record.Basic.Phone, masked, Masking.Phone),
        ProvincialData = record.Basic.ProvincialData.ToImmutableDictionary(),
        Problems = [.. record.Problems],
        Version = record.Version,
        OpenCase = record.OpenCase is { } open ? new OpenCaseView(open.Id, open.Type) : null,
        SuspendedUntil = record.Suspension?.Until,
        Graduations = [.. record.Graduations.Select(one => new GraduationView(one.School, one.Stage, one.Outcome, one.On))],
        StudiesAt = record.StudiesAt is { } site ? new StudySiteView(site.Place.School, site.Place.Class, site.Since) : null,
        Masked = masked,
    };

    public static EnrolmentView Enrolled(StudentRecord record, DateOnly today) =>
        new() { Student = Of(record, today, masked: true), Warnings = [.. record.Problems] };

    public static RosterEntry OnRoster(StudentRecord record, DateOnly today) => new()
    {
        Id = record.Id,
        Name = Masking.Name(record.Name),
        Sex = record.Sex,
        Class = record.Place.Class,
        Grade = record.GradeOn(today, SchoolYear.National),
        Status = record.Status,
        NumberKind = record.Number.Kind,
        HasProblem = record.Problems.Count > 0,
        Version = record.Version,
    };

    private static string? Shown(string? text, bool masked, Func<string, string> mask) => text is null || !masked ? text : mask(text);
}
