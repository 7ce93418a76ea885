using StudentActors.Contracts.Schools;
using StudentActors.Domain.Schools;

namespace StudentActors.Grains.Schools;

/// <summary>A school and its classes as callers see them.</summary>
internal static class SchoolViews
{
    public static SchoolView Of(SchoolRecord school, int students) => new()
    {
        Code = school.Code,
        Name = school.Name,
        Authority = school.Authority,
        Stages = [.. school.Stages.Select(offering => new StageView(offering.Stage, offering.Years))],
        Students = students,
        Version = school.Version,
    };

    public static ClassView Of(SchoolRecord school, SchoolClass schoolClass, int students, DateOnly today) => new()
    {
        Id = schoolClass.Id,
        Stage = schoolClass.Id.Stage,
        EntryYear = schoolClass.Id.EntryYear,
        Number = schoolClass.Id.Number,
        Capacity = schoolClass.Capacity,
        Students = students,
        Grade = school.Offering(schoolClass.Id.Stage) is { } offering
            ? schoolClass.Id.Cohort.GradeOn(today, offering.Years, SchoolYear.National)
            : null,
    };
}
