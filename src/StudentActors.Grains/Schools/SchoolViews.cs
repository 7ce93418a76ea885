using StudentActors.Contracts.Schools;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Schools;
using StudentActors.Domain.TermChecks;

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

    /// <param name="recorded">Records of a cohort at the school.</param>
    public static EntrantsView Entrants(SchoolRecord school, int entryYear, Func<Cohort, int> recorded) => new(
        school.Code, entryYear,
        [
            .. (school.Entrants?.Of(entryYear) ?? []).Select(group => new EntrantStageView
            {
                Stage = group.Stage,
                Children = group.Children,
                EnteredOn = group.EnteredOn,
                DueDate = group.DueDate,
                State = group.State,
                Recorded = recorded(group.Cohort),
                Missing = Missing(group, recorded),
                WarnedAfterDays = group.Warned > 0 ? group.Warned : null,
                AnnouncedBy = group.By,
                AnnouncedAt = group.At,
            }),
        ]);

    /// <param name="recorded">Records of a cohort at the school.</param>
    public static MissingRecordsView MissingRecords(SchoolRecord school, Func<Cohort, int> recorded) => new(
        school.Code, school.Name, school.Authority,
        [
            .. (school.Entrants?.Groups ?? []).Where(group => group.State == EntrantState.Missing)
                .Select(group => new MissingRecordsRow(group.Stage, group.EntryYear, group.Children, Missing(group, recorded), group.DueDate)),
        ]);

    /// <summary>What the school owes, first what is due first.</summary>
    /// <param name="recorded">Records of a cohort at the school.</param>
    public static IEnumerable<DutyView> Duties(SchoolRecord school, Func<Cohort, int> recorded, DateTimeOffset now)
    {
        if (school.State == SchoolState.Closed)
        {
            return [];
        }

        var duties = (school.Entrants?.Groups ?? []).Where(group => group.State != EntrantState.Complete)
            .Select(group => new DutyView(
                DutyKind.Records, $"{Stages.Name(group.Stage)}-{group.EntryYear}", group.DueDate, group.State == EntrantState.Missing,
                Missing(group, recorded)));
        if (school.Reporting is { } reporting)
        {
            duties = duties.Concat(reporting.Missed.Append(reporting.Next.Month)
                .Select(month => (Month: month, State: DropoutReports.StateOf(reporting, month, now)))
                .Where(owed => owed.State is ReportState.Due or ReportState.Overdue)
                .Select(owed => new DutyView(
                    DutyKind.DropoutReport, owed.Month.Value, owed.Month == reporting.Next.Month ? reporting.Next.Date : null,
                    owed.State == ReportState.Overdue, null)));
        }

        if (school.TermChecking is { } checking)
        {
            duties = duties.Concat(checking.Missed.Append(checking.Next)
                .Select(term => (Term: term, State: TermVerification.StateOf(checking, term, now)))
                .Where(owed => owed.State is TermCheckState.Due or TermCheckState.Unverified)
                .Select(owed => new DutyView(
                    DutyKind.TermCheck, owed.Term.Value, owed.Term.LastDay, owed.State == TermCheckState.Unverified, null)));
        }

        return duties.OrderBy(duty => duty.DueDate).ThenBy(duty => duty.About, StringComparer.Ordinal);
    }

    public static TermCheckView TermCheck(SchoolRecord school, Term term, DateTimeOffset now)
    {
        var check = school.TermChecking?.Of(term);
        return new TermCheckView
        {
            School = school.Code,
            Term = term.Value,
            State = TermVerification.StateOf(school.TermChecking, term, now),
            DueDate = term.LastDay,
            Students = check?.Students,
            Recorded = check?.Recorded,
            Separated = check?.Separated,
            Empty = check?.Empty,
            Matches = check?.Matches,
            Note = check?.Note,
            CheckedBy = check?.By,
            CheckedAt = check?.At,
        };
    }

    private static int Missing(EntrantGroup group, Func<Cohort, int> recorded) => Math.Max(0, group.Children - recorded(group.Cohort));

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
