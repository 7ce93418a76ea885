using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Dropouts;

/// <summary>
/// Decides about the reviews of dropouts that authorities owe: the county every quarter, the prefecture every term, the province every school
/// year. What is owed follows from the calendar, from the day on which the authority's first school was entered, and from the reviews that were
/// made; nothing has to be set or to fire, so nothing can be lost. Silence reminds, is overdue and goes up; it confirms nothing.
/// </summary>
public static class DropoutReviews
{
    public const int MostChildren = 10_000_000;

    public const int LongestRemark = 500;

    /// <summary>
    /// What an authority owes by its level. One that has none below it (a city without counties, the Corps) stands in for the county as well:
    /// otherwise nobody would look at its schools every quarter.
    /// </summary>
    public static IReadOnlyList<ReviewKind> KindsOf(Authority authority)
    {
        var kinds = new List<ReviewKind>();
        if (authority.Level != AuthorityLevel.Nation && AuthorityTable.Children(authority.Code).Count == 0)
        {
            kinds.Add(ReviewKind.Quarter);
        }

        if (authority.Level is AuthorityLevel.Prefecture)
        {
            kinds.Add(ReviewKind.Term);
        }
        else if (authority.Level is AuthorityLevel.Province)
        {
            kinds.Add(ReviewKind.SchoolYear);
        }

        return kinds;
    }

    /// <summary>
    /// Whose policy says how long an authority may take: its province's, and for a province the nation's. Nobody sets the limit for itself.
    /// </summary>
    public static AuthorityCode LimitedBy(Authority authority) =>
        authority.Level <= AuthorityLevel.Province ? AuthorityCode.Nation : authority.Code.Province;

    /// <summary>Whether an authority owes the review of a period, over or not.</summary>
    /// <param name="since">The day on which its first school was entered; <c>null</c> while it has none.</param>
    public static bool Owes(Authority authority, ReviewPeriod period, DateOnly? since) =>
        since <= period.Last && KindsOf(authority).Contains(period.Kind);

    /// <summary>When a review is due.</summary>
    public static ReviewDue DueOf(ReviewPeriod period, StepClock clock, WorkingCalendar calendar)
    {
        var due = calendar.After(period.Last, clock.Limit);
        return new(period, calendar.After(period.Last, clock.RemindAfter).Date, due.Date, due.Provisional);
    }

    /// <summary>The reviews that an authority has not made, of periods that are over; what is due first comes first.</summary>
    public static IReadOnlyList<ReviewDue> Pending(
        Authority authority, DateOnly? since, IReadOnlySet<ReviewPeriod> made, StepClock clock, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (since is not { } first)
        {
            return [];
        }

        var pending = new List<ReviewDue>();
        foreach (var kind in KindsOf(authority))
        {
            for (var period = ReviewPeriod.Of(kind, first); now >= period.End; period = period.Next)
            {
                if (!made.Contains(period))
                {
                    pending.Add(DueOf(period, clock, calendar));
                }
            }
        }

        return [.. pending.OrderBy(due => due.DueDate).ThenBy(due => due.Period)];
    }

    /// <summary>Who has heard that a review is overdue: at once the authority above, then one more after every so many working days.</summary>
    public static IReadOnlyList<AuthorityCode> Told(
        AuthorityCode authority, ReviewDue due, StepClock clock, WorkingCalendar calendar, DateTimeOffset now)
    {
        var told = new List<AuthorityCode>();
        var next = due.End;
        for (var above = AuthorityTable.Parent(authority); above is { } code && now >= next; above = AuthorityTable.Parent(code))
        {
            told.Add(code);
            next = calendar.After(due.DueDate, told.Count * clock.EscalateEvery).End;
        }

        return told;
    }

    /// <summary>Where a period's review stands.</summary>
    /// <param name="due">When it is due; <c>null</c> where it is not owed.</param>
    public static ReviewState StateOf(bool made, ReviewDue? due, DateTimeOffset now) =>
        made ? ReviewState.Reviewed
        : due is null || now < due.Period.End ? ReviewState.NotDue
        : now >= due.End ? ReviewState.Overdue
        : ReviewState.Due;

    /// <summary>Checks a review before the ledger is asked.</summary>
    public static Decision<ReviewFiling> Check(
        Authority authority, Caller caller, string? period, ReviewForm form, DateOnly? since, DateTimeOffset now)
    {
        if (caller.MayNot(Permission.DecideCases, authority.Code) is { } refusal)
        {
            return refusal;
        }

        if (caller.Office != Office.Of(authority.Code))
        {
            return Refusal.Of(RuleBook.DropoutReviewOffice);
        }

        var faults = new List<Fault>();
        if (!ReviewPeriod.TryParse(period, out var about))
        {
            faults.Add(new Fault("period", RuleBook.DropoutReviewPeriod));
        }

        var figures = new ReviewFigures(
            Number(form.Suspected, "suspected", faults), Number(form.DroppedOut, "droppedOut", faults), Number(form.Returned, "returned", faults));
        var remark = string.IsNullOrWhiteSpace(form.Remark) ? null : form.Remark;
        if (remark is not null && !PlainText.IsLine(remark, LongestRemark))
        {
            faults.Add(new Fault("remark", RuleBook.DropoutReviewRemark));
        }

        return faults.Count > 0 ? Refusal.Of(faults)
            : !Owes(authority, about, since) ? Refusal.Of(RuleBook.DropoutReviewNone)
            : now < about.End ? Refusal.Of(RuleBook.DropoutReviewEarly)
            : new ReviewFiling(about, figures, remark);
    }

    /// <summary>The review, once the ledger is known: an authority may know better, but says why.</summary>
    public static Decision<DropoutReview> Conclude(ReviewFiling filing, ReviewLedger ledger, ReviewDue due, Caller caller, DateTimeOffset now) =>
        filing.Figures != ledger.Figures && filing.Remark is null
            ? Refusal.Of(RuleBook.DropoutReviewDiffers, "remark")
            : new DropoutReview(filing.Period, filing.Figures, ledger, filing.Remark, caller.Account, now, now >= due.End);

    private static int Number(int? number, string path, List<Fault> faults)
    {
        if (number is null or < 0 or > MostChildren)
        {
            faults.Add(new Fault(path, RuleBook.DropoutReviewFigures));
        }

        return number ?? 0;
    }
}
