using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains.Regions;

/// <summary>What is shown of an authority's reviews.</summary>
internal static class RegionViews
{
    public static DropoutReviewView Review(AuthorityCode authority, DropoutReview review, ReviewDue due) => new()
    {
        Authority = authority,
        Period = review.Period.Value,
        Kind = review.Period.Kind,
        State = ReviewState.Reviewed,
        DueDate = due.DueDate,
        EscalatedTo = [],
        Ledger = Ledger(review.Ledger),
        Suspected = review.Figures.Suspected,
        DroppedOut = review.Figures.DroppedOut,
        Returned = review.Figures.Returned,
        Remark = review.Remark,
        ReviewedBy = review.By,
        ReviewedAt = review.At,
        Late = review.Late,
    };

    /// <summary>A review that is owed and has not been made.</summary>
    /// <param name="ledger"><c>null</c> while the period is not over.</param>
    public static DropoutReviewView OwedReview(
        AuthorityCode authority, ReviewDue due, ReviewLedger? ledger, IReadOnlyList<AuthorityCode> told, DateTimeOffset now) => new()
        {
            Authority = authority,
            Period = due.Period.Value,
            Kind = due.Period.Kind,
            State = DropoutReviews.StateOf(made: false, due, now),
            DueDate = due.DueDate,
            Provisional = due.Provisional,
            Reminded = due.IsReminded(now),
            EscalatedTo = [.. told],
            Ledger = ledger is null ? null : Ledger(ledger),
        };

    /// <summary>A review that the authority does not owe.</summary>
    public static DropoutReviewView NoReview(AuthorityCode authority, ReviewPeriod period) => new()
    {
        Authority = authority,
        Period = period.Value,
        Kind = period.Kind,
        State = ReviewState.NotDue,
        EscalatedTo = [],
    };

    public static OverdueReviewView Overdue(LateReview late) => new(
        late.Authority.Code, late.Authority.Name, late.Authority.Level, late.Due.Period.Value, late.Due.Period.Kind, late.Due.DueDate, [.. late.Told]);

    public static DutyView Duty(ReviewDue due, DateTimeOffset now) =>
        new(DutyKind.DropoutReview, due.Period.Value, due.DueDate, now >= due.End, null) { Reminded = due.IsReminded(now) };

    private static DropoutLedgerView Ledger(ReviewLedger ledger) =>
        new(ledger.Schools, ledger.Unreported, ledger.Suspected, ledger.DroppedOut, ledger.Returned);
}
