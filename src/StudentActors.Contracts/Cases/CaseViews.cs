using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Contracts.Cases;

/// <summary>Turns a case's record into what a caller sees.</summary>
public static class CaseViews
{
    public static CaseView Of(CaseRecord record, Caller caller) => new()
    {
        Id = record.Id,
        Type = record.Type,
        Variant = record.Variant,
        State = record.State,
        Student = record.Student,
        School = record.Place.School,
        Class = record.Place.Class,
        ToSchool = record.Effect.NewPlace?.School,
        ToClass = record.Effect.NewPlace?.Class,
        Date = DateOf(record.Effect),
        Until = (record.Effect as SuspensionEffect)?.Until,
        Outcome = (record.Effect as GraduationEffect)?.Outcome,
        Reason = record.Reason,
        Starter = record.Starter,
        OpenedAt = record.OpenedAt,
        EndedAt = record.EndedAt,
        Steps = [.. record.Steps.Select(Of)],
        AllowedActions = [.. CaseAccess.ActionsOf(record, caller).Select(action => new CaseActionView(action.Kind, action.DueDate))],
        Evidence = [.. record.Evidence.Select(Of)],
        RuleId = record.RuleId,
        WithdrawnBy = record.WithdrawnBy,
        WithdrawalReason = record.WithdrawalReason,
        Version = record.Version,
        Applicant = (record.Effect as SupplementaryEffect)?.Application is { } child ? Of(child) : null,
        Complaint = record.Effect is ComplaintEffect complaint
            ? new ComplaintView(
                complaint.Case, complaint.Against, complaint.By, ComplaintOutcomes.Of(record),
                record.Steps.Select(step => step.Reopened).FirstOrDefault(id => id is not null))
            : null,
        Reopens = record.Reopens,
        Household = record.Effect switch
        {
            DropoutEffect dropout => dropout.Household,
            HandoverEffect handover => handover.To,
            _ => null,
        },
        RecordMoves = (record.Effect as SpecialEducationEffect)?.RecordMoves,
        PaperFile = record.PaperFile is { } file
            ? new PaperFileView(file.DueDate, file.OverdueSince is not null, file.HandedOverOn, file.HandedOverBy)
            : null,
    };

    public static EvidenceView Of(EvidenceItem item) => new()
    {
        Id = item.Sha256,
        Type = item.Type,
        Length = item.Length,
        Name = item.Name,
        By = item.By,
        Office = item.Office,
        At = item.At,
    };

    private static ApplicantView Of(EnrolmentApplication child) => new(
        Masking.Name(child.Name), child.Sex, child.BirthDate,
        child.Document is { } document ? new DocumentView(document.Type, Masking.Document(document), document.Issuer) : null);

    private static CaseStepView Of(CaseStep step) => new(
        step.Party, step.Office, step.State, step.OpenedAt, step.DueDate, step.Provisional, step.Overdue, [.. step.EscalatedTo],
        step.DecidedBy, step.DecidedAt, step.Reason)
    { Task = step.Task, PassedBy = [.. step.PassedBy ?? []] };

    private static DateOnly? DateOf(CaseEffect effect) => effect switch
    {
        TransferEffect e => e.EffectiveFrom,
        ContinuationEffect e => e.EffectiveFrom,
        SpecialEducationEffect e => e.EffectiveFrom,
        SuspensionEffect e => e.From,
        ResumptionEffect e => e.On,
        GoingAbroadEffect e => e.From,
        ReturnFromAbroadEffect e => e.On,
        DropoutEffect e => e.Since,
        DropoutReturnEffect e => e.On,
        DeathEffect e => e.On,
        GradeChangeEffect e => e.From,
        WithdrawalEffect e => e.On,
        GraduationEffect e => e.On,
        _ => null,
    };
}
