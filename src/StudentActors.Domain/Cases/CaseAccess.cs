using StudentActors.Domain.Accounts;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

/// <summary>Who sees a case: everyone whose office holds a step of it or lies above one, and the schools on both sides.</summary>
public static class CaseAccess
{
    public static Refusal? MayNotSee(CaseRecord record, Caller caller) =>
        caller.MayNot(Permission.ReadCases) ?? (Sees(record, caller.Office) ? null : Refusal.Of(RuleBook.CaseNotFound));

    /// <summary>What the sending school keeps is for itself and those above it; the others have the student's record.</summary>
    public static Refusal? MayNotReadSnapshot(CaseRecord record, Caller caller) =>
        MayNotSee(record, caller)
        ?? caller.MayNot(Permission.ReadStudents)
        ?? (!caller.Office.Covers(record.Place.School, record.Place.HomeAuthority) ? Refusal.Of(RuleBook.SnapshotOffice)
            : record.Snapshot is null ? Refusal.Of(RuleBook.SnapshotNone)
            : null);

    /// <summary>The e-file that was handed over is for those who see the hand-over.</summary>
    public static Refusal? MayNotReadFile(CaseRecord record, Caller caller) =>
        MayNotSee(record, caller)
        ?? caller.MayNot(Permission.ReadStudents)
        ?? (record is { Type: CaseType.DropoutHandover, Snapshot: not null } ? null : Refusal.Of(RuleBook.HandoverNone));

    /// <summary>What the caller may do to the case now.</summary>
    public static IReadOnlyList<CaseAction> ActionsOf(CaseRecord record, Caller caller)
    {
        var actions = new List<CaseAction>();
        if (record.Holder is { } step && CaseDecisions.MayNotDecide(record, caller) is null)
        {
            if (record.Evidence.Count > 0 || !record.NeedsEvidence)
            {
                actions.Add(new(CaseActionKind.Approve, step.DueDate));
            }

            if (ComplaintSteps.MayBeRefused(step.Task))
            {
                actions.Add(new(CaseActionKind.Refuse, step.DueDate));
            }
        }

        if (CaseDecisions.MayNotWithdraw(record, caller) is null)
        {
            actions.Add(new(CaseActionKind.Withdraw, null));
        }

        if (record.State.IsOpen() && caller.MayAct(record))
        {
            actions.Add(new(CaseActionKind.AttachEvidence, null));
        }

        if (PaperFiles.Owed(record) is { } file && caller.MayNot(Permission.DecideCases) is null
            && (caller.Office == Office.Of(record.Place.School) || caller.Office == Office.Of(record.Place.HomeAuthority)))
        {
            actions.Add(new(CaseActionKind.HandOverFile, file.DueDate));
        }

        return actions;
    }

    /// <summary>Whether the caller's own office has a part in the case.</summary>
    internal static bool MayAct(this Caller caller, CaseRecord record) =>
        caller.MayNot(Permission.DecideCases) is null
        && (caller.Office == record.Starter || record.Steps.Any(step => step.Office == caller.Office));

    private static bool Sees(CaseRecord record, Office office) =>
        office == record.Starter
        || office.Covers(record.Place.School, record.Place.HomeAuthority)
        || (record.Effect.NewPlace is { } place && office.Covers(place.School, place.HomeAuthority))
        || record.Steps.Any(step => step.Office.School is { } school
            ? office.Covers(school, step.Authority)
            : office.Covers(step.Authority));
}
