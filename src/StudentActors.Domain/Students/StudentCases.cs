using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Students;

/// <summary>The student's side of a case: the lock, the effect, the end. Each may be asked again without doing anything twice.</summary>
public static class StudentCases
{
    /// <summary>What the record knows of a case.</summary>
    public static StudentCaseState StateOf(StudentRecord record, CaseId id) =>
        record.OpenCase?.Id == id ? StudentCaseState.Begun
        : record.ClosedCases.FirstOrDefault(closed => closed.Id == id) is not { } closed ? StudentCaseState.Unknown
        : closed.Effective ? StudentCaseState.Applied
        : StudentCaseState.Ended;

    /// <summary>Locks the record for a case that was decided upon; ask only while it is <see cref="StudentCaseState.Unknown"/> to the record.</summary>
    public static Decision<CaseBegan> Begin(StudentRecord record, CaseRecord opened)
    {
        var began = Begin(record, opened.Id, opened.Type, opened.Place, opened.AskedBy);

        // Of a child that studies where its record is not, the place of the record alone does not tell that it has gone on meanwhile.
        return began.Accepted && opened.Effect is SpecialEducationEffect effect && effect.From != record.StudiesIn
            ? Refusal.Of(RuleBook.CaseStudentMoved)
            : began;
    }

    /// <summary>The same, as far as type and place tell: not whether a child that studies elsewhere has gone on.</summary>
    /// <param name="place">Where the student was when the case was decided upon.</param>
    /// <param name="askedBy">The school that starts a move.</param>
    public static Decision<CaseBegan> Begin(StudentRecord record, CaseId id, CaseType type, PlaceOfStudy place, SchoolCode? askedBy = null)
    {
        if (StateOf(record, id) != StudentCaseState.Unknown)
        {
            return Refusal.Of(RuleBook.CaseEnded);
        }

        return CaseEligibility.MayNot(record, type, askedBy) is { } refusal ? refusal
            : record.Place != place ? Refusal.Of(RuleBook.CaseStudentMoved)
            : new CaseBegan(id, type, type == CaseType.StudyElsewhere ? askedBy : null);
    }

    /// <summary>The effect on a record that is locked for the case.</summary>
    /// <param name="today">The date in China.</param>
    public static Decision<CaseOutcome> Apply(StudentRecord record, CaseId id, CaseEffect effect, DateOnly today)
    {
        if (record.OpenCase?.Id != id)
        {
            return Refusal.Of(RuleBook.CaseEnded);
        }

        return effect switch
        {
            SpecialEducationEffect e when record.StudiesIn != e.From => Refusal.Of(RuleBook.CaseStudentMoved),
            SpecialEducationEffect e => new StudySiteChanged(id, e.To, e.RecordMoves, e.EffectiveFrom ?? today),
            TransferEffect e => new StudentTransferred(id, e.To, e.EffectiveFrom ?? today),
            ContinuationEffect e => new StudentContinued(id, e.To, e.EffectiveFrom ?? today),
            SuspensionEffect e => new StudentSuspended(id, e.From, e.Until),
            ResumptionEffect e => new StudentResumed(id, e.On, e.Place),
            KeyDataEffect e => new KeyDataChanged(id, e.KeyData),
            GoingAbroadEffect e => new WentAbroad(id, e.From, e.Country),
            ReturnFromAbroadEffect e => new ReturnedFromAbroad(id, e.On, e.Place),
            DropoutEffect e => new DroppedOut(id, e.Since, e.Household),
            DropoutReturnEffect e => new ReturnedToSchool(id, e.On, e.Place),
            DeathEffect e => new StudentDied(id, e.On),
            GradeChangeEffect e => new GradeChanged(id, e.Kind, e.Place, e.From),
            GraduationEffect e => new StudentGraduated(id, e.Outcome, e.On),
            WithdrawalEffect e => new StudentWithdrew(id, e.On),
            ProblemEffect { Tool: ProblemTool.Delete } => new RecordVoided(id),
            RecordMergeEffect e => new RecordMerged(id, e.Survivor),
            RecordUnmergeEffect e => new RecordUnmerged(id, e.Place, e.On),
            ProblemEffect e => new ProblemSettled(id, e.Tool, e.Problems, e.KeyData),
            _ => throw new ArgumentOutOfRangeException(nameof(effect)),
        };
    }

    /// <summary>
    /// Unlocks the record without effect; <c>null</c> when it knows already. A case that the record never heard of is noted too, so that a
    /// late request to begin it finds it ended.
    /// </summary>
    public static CaseEnded? End(StudentRecord record, CaseId id) =>
        StateOf(record, id) is StudentCaseState.Unknown or StudentCaseState.Begun ? new CaseEnded(id) : null;
}
