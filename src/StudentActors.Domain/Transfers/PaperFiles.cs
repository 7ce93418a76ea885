using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Transfers;

/// <summary>Decides about the hand-over of paper files (档案移交).</summary>
public static class PaperFiles
{
    /// <param name="today">The date in China.</param>
    public static Decision<CaseEvent> HandOver(CaseRecord record, Caller caller, string? date, DateOnly today, DateTimeOffset now)
    {
        if ((CaseAccess.MayNotSee(record, caller) ?? caller.MayNot(Permission.DecideCases)) is { } refusal)
        {
            return refusal;
        }

        return caller.Office != Office.Of(record.Place.School) && caller.Office != Office.Of(record.Place.HomeAuthority)
                ? Refusal.Of(RuleBook.FileSendingSchool)
            : record.PaperFile is not { } file ? Refusal.Of(RuleBook.FileNone)
            : file.HandedOverOn is not null ? Refusal.Of(RuleBook.FileHandedOverBefore)
            : !Normalised.TryDate(date, out var on) || on > today || on < today.AddYears(-1) ? Refusal.Of(RuleBook.FileDate, "date")
            : new FileHandedOver(on, caller.Account) { At = now };
    }

    /// <summary>What the sending school still owes, if it does.</summary>
    public static PaperFile? Owed(CaseRecord record) => record.PaperFile is { HandedOverOn: null } file ? file : null;
}
