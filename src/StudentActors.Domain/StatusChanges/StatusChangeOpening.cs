using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Decides whether a case other than a transfer may be opened, and by which steps it goes.</summary>
public static class StatusChangeOpening
{
    /// <param name="place">The student's place with the class asked for, where the school has said that it exists.</param>
    /// <param name="other">Place of the other record with which a problem record collides.</param>
    /// <param name="policy">Policy in force at the student's school.</param>
    public static Decision<CaseOpened> Decide(
        CaseId id, CaseApplication application, Caller caller, StudentRecord student, PlaceOfStudy? place, PlaceOfStudy? other,
        CasePolicy policy, IdentityPolicy identity, DateTimeOffset now)
    {
        if (Refused(application, caller, student) is { } refusal)
        {
            return refusal;
        }

        var effect = StatusEffects.Of(application, student, place ?? student.Place, policy, identity, ChinaTime.DateOf(now));
        return effect.Accepted ? Opened(id, application, caller, student, effect.Value, other, policy, now) : effect.Refusal;
    }

    /// <summary>Opens the merger of a record into another one of the same child.</summary>
    /// <param name="student">The record that is given up.</param>
    /// <param name="survivor">The record that the child keeps.</param>
    public static Decision<CaseOpened> DecideMerge(
        CaseId id, CaseApplication application, Caller caller, StudentRecord student, StudentRecord survivor, CasePolicy policy,
        DateTimeOffset now)
    {
        if (Refused(application, caller, student) is { } refusal)
        {
            return refusal;
        }

        return survivor.Id == student.Id || !survivor.Status.IsLive() || survivor.OpenCase is not null
            ? Refusal.Of(RuleBook.MergerSurvivor, "otherStudentNumber")
            : Opened(id, application, caller, student, new RecordMergeEffect(survivor.Id), survivor.Place, policy, now);
    }

    /// <summary>Opens the undoing of a merger; a place is needed even in the old class, because a merged record holds none.</summary>
    /// <param name="place">Where a place is held for the record.</param>
    /// <param name="survivor">Place of the record that it was merged into.</param>
    public static Decision<CaseOpened> DecideUnmerge(
        CaseId id, CaseApplication application, Caller caller, StudentRecord student, PlaceOfStudy place, PlaceOfStudy survivor,
        CasePolicy policy, DateTimeOffset now)
    {
        if (Refused(application, caller, student) is { } refusal)
        {
            return refusal;
        }

        var effect = new RecordUnmergeEffect(place, ChinaTime.DateOf(now));
        return place.Class.Stage != student.Place.Class.Stage
            ? Refusal.Of(RuleBook.CaseClass, "class")
            : Opened(id, application, caller, student, effect, survivor, policy, now);
    }

    private static Refusal? Refused(CaseApplication application, Caller caller, StudentRecord student) =>
        MayNotStart(caller, student)
        ?? (student.Name != application.Name ? Refusal.Of(RuleBook.IdentityMismatch) : null)
        ?? CaseEligibility.MayNot(student, application.Type);

    private static CaseOpened Opened(
        CaseId id, CaseApplication application, Caller caller, StudentRecord student, CaseEffect effect, PlaceOfStudy? other,
        CasePolicy policy, DateTimeOffset now)
    {
        var proof = application.Type == CaseType.Suspension && policy.SuspensionProof == true;
        var side = CaseSide.Of(student.Place, policy);
        var steps = CaseSteps.Of(
            Definition(effect, application.Type, student, other), side,
            effect is HandoverEffect handover ? DropoutHandovers.Receiving(student, handover.To, policy)
                : other is null ? side
                : CaseSide.Of(other, policy),
            student.Place.Class.Stage, new StarterDecision(caller.Account, caller.Office, now));
        return new CaseOpened
        {
            Id = id,
            Type = application.Type,
            Student = student.Id,
            Place = student.Place,
            Starter = caller.Office,
            By = caller.Account,
            At = now,
            Reason = application.Reason,
            Effect = effect,
            EvidenceNeeded = proof ? true : null,
            Steps = AfterEvidence(steps, proof || CaseDefinitions.NeedsEvidence(application.Type)),
        };
    }

    /// <summary>The student's school starts a case, or its home authority, as for children that a school no longer sees.</summary>
    public static Refusal? MayNotStart(Caller caller, StudentRecord student)
    {
        if (caller.MayNot(Permission.StartCases) is { } refusal)
        {
            return refusal;
        }

        return caller.Office == Office.Of(student.Place.School) || caller.Office == Office.Of(student.Place.HomeAuthority) ? null
            : caller.Office.Covers(student.Place.School, student.Place.HomeAuthority) ? Refusal.Of(RuleBook.CaseStartOffice)
            : Refusal.Of(RuleBook.StudentNotFound, "student.studentNumber");
    }

    // Where the starting office decides alone, it does so after the proof is there.
    private static IReadOnlyList<CaseStep> AfterEvidence(IReadOnlyList<CaseStep> steps, bool needed) =>
        steps.Count == 1 && needed
            ? [steps[0] with { State = StepState.Waiting, OpenedAt = null, DecidedBy = null, DecidedAt = null }]
            : steps;

    private static IReadOnlyList<StepDefinition> Definition(CaseEffect effect, CaseType type, StudentRecord student, PlaceOfStudy? other) =>
        effect switch
        {
            ProblemEffect { Tool: ProblemTool.Delete } when student.Number.Kind == NumberKind.Formal => CaseDefinitions.FormalDeletion,
            ProblemEffect when other is null => CaseDefinitions.ProblemOfOneRecord,
            _ => CaseDefinitions.Of(type),
        };
}
