using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Cases;

/// <summary>Whether a record is in a state in which a case of a type may begin at all.</summary>
public static class CaseEligibility
{
    /// <param name="askedBy">The school that starts a move.</param>
    public static Refusal? MayNot(StudentRecord record, CaseType type, SchoolCode? askedBy = null)
    {
        if (type == CaseType.DropoutHandover)
        {
            return record.Status == StudentStatus.DroppedOut ? null : Refusal.Of(RuleBook.CaseStatus);
        }

        if (record.OpenCase is not null)
        {
            return Refusal.Of(RuleBook.CaseOpenBusiness);
        }

        if (type == CaseType.RecordUnmerge)
        {
            return record.Merger is null ? Refusal.Of(RuleBook.MergerNone) : null;
        }

        if (!record.Status.IsLive() && !(type is CaseType.Continuation or CaseType.StudyElsewhere && HasFinished(record.Status)))
        {
            return Refusal.Of(RuleBook.RecordClosed);
        }

        return !Allows(type, record.Status) ? Refusal.Of(RuleBook.CaseStatus)
            : type == CaseType.Withdrawal && record.Place.Class.Stage != Stage.Senior ? Refusal.Of(RuleBook.WithdrawalCompulsory)
            : type == CaseType.StudyElsewhere && askedBy is { } school && record.AskedElsewhere.Contains(school)
                ? Refusal.Of(RuleBook.StudyElsewhereTwice)
            : null;
    }

    private static bool HasFinished(StudentStatus status) => status is StudentStatus.Graduated or StudentStatus.Completed;

    private static bool Allows(CaseType type, StudentStatus status) => type switch
    {
        CaseType.Transfer or CaseType.Suspension or CaseType.GoingAbroad or CaseType.Dropout =>
            status is StudentStatus.Enrolled or StudentStatus.Suspended,
        CaseType.Resumption => status is StudentStatus.Suspended,
        CaseType.ReturnFromAbroad => status is StudentStatus.Abroad,
        CaseType.DropoutReturn => status is StudentStatus.DroppedOut,
        CaseType.GradeChange or CaseType.Graduation or CaseType.SpecialEducation => status is StudentStatus.Enrolled,
        CaseType.Continuation => status is StudentStatus.Enrolled || HasFinished(status),
        CaseType.StudyElsewhere => HasFinished(status),
        _ => true,
    };
}
