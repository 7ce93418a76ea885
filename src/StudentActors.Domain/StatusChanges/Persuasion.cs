using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Decides whether an attempt to bring a child back (劝返) goes into the ledger.</summary>
public static class Persuasion
{
    /// <param name="today">The date in China.</param>
    public static Decision<PersuasionRecorded> Decide(StudentRecord record, Caller caller, string? date, DateOnly today)
    {
        if (caller.MayNot(Permission.StartCases, record.Place.School, record.Place.HomeAuthority) is { } refusal)
        {
            return refusal;
        }

        if (record.Status != StudentStatus.DroppedOut && record.OpenCase?.Type != CaseType.Dropout)
        {
            return Refusal.Of(RuleBook.PersuasionNobody);
        }

        return !Normalised.TryDate(date, out var on) || on > today || on < today.AddYears(-1)
            ? Refusal.Of(RuleBook.PersuasionDate, "date")
            : new PersuasionRecorded(on);
    }
}
