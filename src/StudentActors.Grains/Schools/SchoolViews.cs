using StudentActors.Contracts.Schools;
using StudentActors.Domain.Dropouts;
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
        State = school.State,
        MergedInto = school.State == SchoolState.Closed ? school.Closing!.Into : null,
    };

    public static DropoutReportView Report(SchoolRecord school, ReportMonth month, DateTimeOffset now)
    {
        var report = school.Reporting?.Of(month);
        return new DropoutReportView
        {
            School = school.Code,
            Month = month.Value,
            State = DropoutReports.StateOf(school.Reporting, month, now),
            DueDate = school.Reporting?.Next is { } next && next.Month == month ? next.Date : null,
            Suspected = report?.Suspected,
            DroppedOut = report?.DroppedOut,
            Note = report?.Note,
            ReportedBy = report?.By,
            ReportedAt = report?.At,
            Late = report?.Late,
        };
    }

    public static ClosingView Closing(SchoolRecord school)
    {
        var closing = school.Closing ?? throw new InvalidOperationException("Nobody has proposed to close the school.");
        return new ClosingView
        {
            School = school.Code,
            Into = closing.Into,
            State = closing.State,
            Classes = [.. closing.Classes.Select(move => new ClassMoveView(move.From, move.To))],
            Reason = closing.Reason,
            Archive = closing.Archive,
            ProposedBy = closing.ProposedBy,
            ProposedFor = closing.ProposedFor,
            ProposedAt = closing.ProposedAt,
            DecidedBy = closing.DecidedBy,
            DecisionReason = closing.DecisionReason,
            DecidedAt = closing.DecidedAt,
            RuleId = closing.RuleId,
            EndedAt = closing.EndedAt,
            Version = school.Version,
        };
    }

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
