using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Schools;

/// <summary>Decides about mergers (撤并) and closures (停办) of schools.</summary>
public static class SchoolClosings
{
    private const int LongestArchive = 100;

    /// <param name="live">Live students of the school.</param>
    /// <param name="policy">Policy in force at the school's authority.</param>
    public static Decision<ClosingProposed> Propose(
        SchoolRecord school, ClosingForm form, Caller caller, int live, CasePolicy policy, DateTimeOffset now)
    {
        if (caller.MayNot(Permission.CloseSchools, school.Authority) is { } refusal)
        {
            return refusal;
        }

        if (Blocked(school) is { } blocked)
        {
            return blocked;
        }

        var faults = new List<Fault>();
        var reason = CaseFields.Reason(form.Reason, RuleBook.CaseReasonRequired, faults);
        var moves = form.Into is null ? [] : Moves(school, form.Classes, faults);
        if (form.Into == school.Code)
        {
            faults.Add(new Fault("into", RuleBook.MergerIntoItself));
        }

        if (form.Into is null && (form.Archive is null || !PlainText.IsLine(form.Archive, LongestArchive)))
        {
            faults.Add(new Fault("archive", RuleBook.ClosureArchive));
        }

        return faults.Count > 0 ? Refusal.Of(faults)
            : form.Into is null && live > 0 ? Refusal.Of(RuleBook.SchoolLiveStudents)
            : new ClosingProposed(
                form.Into, moves, reason!, form.Into is null ? form.Archive : null, caller.Account, caller.Office, now,
                policy.ClosureApproval == false || caller.Office != Office.Of(school.Authority));
    }

    /// <summary>An authority above approves or refuses; the one that proposed may refuse too, which takes the proposal back.</summary>
    public static Decision<SchoolEvent> Decide(SchoolRecord school, Caller caller, CaseDecision decision, DateTimeOffset now)
    {
        if (caller.MayNot(Permission.CloseSchools, school.Authority) is { } refusal)
        {
            return refusal;
        }

        if (school.Closing is null)
        {
            return Refusal.Of(RuleBook.ClosingNone);
        }

        if (school.Closing.State != ClosingState.Proposed)
        {
            return Refusal.Of(RuleBook.CaseEnded);
        }

        var refuses = decision.Decision == "refuse";
        var faults = new List<Fault>();
        if (decision.Decision is not ("approve" or "refuse"))
        {
            faults.Add(new Fault("decision", RuleBook.CaseDecisionUnknown));
        }

        var reason = CaseFields.Reason(decision.Reason, refuses ? RuleBook.CaseRefusalReason : null, faults);
        return faults.Count > 0 ? Refusal.Of(faults)
            : refuses ? new ClosingRefused(caller.Account, reason!, now)
            : caller.Office == Office.Of(school.Authority) ? Refusal.Of(RuleBook.ClosingApprovalOffice)
            : new ClosingApproved(caller.Account, reason, now);
    }

    /// <summary>Whether the receiving school can take the classes, and into which of its own they go.</summary>
    /// <param name="leaving">Classes with live students.</param>
    /// <param name="wanted">Where single classes were to go.</param>
    /// <param name="free">Free places of a class of the receiving school.</param>
    public static Decision<AbsorptionBegan> Absorb(
        SchoolRecord receiving, SchoolCode from, IReadOnlyList<LeavingClass> leaving, IReadOnlyList<ClassMove> wanted, Func<SchoolClass, int> free)
    {
        if (receiving.State != SchoolState.Open || receiving.Closing?.State == ClosingState.Proposed)
        {
            return Refusal.Of(RuleBook.SchoolClosed, "into");
        }

        var (moves, opened, coming) = (new List<ClassMove>(), new List<SchoolClass>(), new Dictionary<ClassId, int>());
        foreach (var (schoolClass, years, students) in leaving.OrderBy(left => left.Class.Id.Value, StringComparer.Ordinal))
        {
            if (receiving.Offering(schoolClass.Id.Stage)?.Years != years)
            {
                return Refusal.Of(RuleBook.MergerStage, "into");
            }

            if (wanted.FirstOrDefault(move => move.From == schoolClass.Id) is not { } move)
            {
                if (NextFree(receiving, opened, schoolClass.Id) is not { } id)
                {
                    return Refusal.Of(RuleBook.MergerClass, "classes");
                }

                opened.Add(new SchoolClass(id, Math.Max(schoolClass.Capacity, students)));
                moves.Add(new ClassMove(schoolClass.Id, id));
                continue;
            }

            if (receiving.Class(move.To) is not { } to)
            {
                return Refusal.Of(RuleBook.ClassNotFound, "classes");
            }

            coming[to.Id] = coming.GetValueOrDefault(to.Id) + students;
            if (coming[to.Id] > free(to))
            {
                return Refusal.Of(RuleBook.ClassFull, "classes");
            }

            moves.Add(move);
        }

        return new AbsorptionBegan(from, moves, opened);
    }

    // The receiving school of a merger that is under way cannot go away under it.
    private static Refusal? Blocked(SchoolRecord school) =>
        school.State == SchoolState.Closed ? Refusal.Of(RuleBook.SchoolCodeVoid)
        : school.State == SchoolState.Closing || school.Closing?.State == ClosingState.Proposed ? Refusal.Of(RuleBook.ClosingUnderWay)
        : school.Absorbs ? Refusal.Of(RuleBook.SchoolAbsorbs)
        : null;

    private static List<ClassMove> Moves(SchoolRecord school, IReadOnlyList<ClassMoveForm> forms, List<Fault> faults)
    {
        var moves = new List<ClassMove>();
        for (var i = 0; i < forms.Count; i++)
        {
            if (!ClassId.TryParse(forms[i].From, out var from) || !ClassId.TryParse(forms[i].To, out var to))
            {
                faults.Add(new Fault($"classes[{i}]", RuleBook.ClassIdShape));
            }
            else if (school.Class(from) is null || from.Cohort != to.Cohort || moves.Exists(move => move.From == from))
            {
                faults.Add(new Fault($"classes[{i}]", RuleBook.MergerClass));
            }
            else
            {
                moves.Add(new ClassMove(from, to));
            }
        }

        return moves;
    }

    private static ClassId? NextFree(SchoolRecord receiving, List<SchoolClass> opened, ClassId like)
    {
        for (var number = 1; number <= ClassId.LargestNumber; number++)
        {
            var id = like with { Number = number };
            if (receiving.Class(id) is null && !opened.Exists(schoolClass => schoolClass.Id == id))
            {
                return id;
            }
        }

        return null;
    }
}
