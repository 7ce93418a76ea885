using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Schools;

namespace StudentActors.Grains.Cases;

internal sealed partial class StatusChangeGrain
{
    public async Task<Answer<CaseView>> StartComplaint(ComplaintOrder order, CancellationToken cancellationToken)
    {
        if (IsKnown)
        {
            return await Repeat(order.Caller, order.Operation, cancellationToken);
        }

        var check = ComplaintCheck.Check(order.Form);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var subject = await ReadSubjectAsync(order, check.Value, cancellationToken);
        var decision = subject.Accepted
            ? ComplaintOpening.Decide(
                Id, check.Value, subject.Value, order.Caller, new HomedOffice(order.Caller.Office, order.StarterAuthority),
                new HomedOffice(check.Value.Against, order.AgainstAuthority),
                await ReadPolicyAsync(subject.Value.Place.HomeAuthority, cancellationToken), Now)
            : subject.Refusal;
        return await OpenAsync(decision, order.Caller, order.Operation, cancellationToken);
    }

    /// <summary>
    /// A decision is carried out before that is noted, so that whoever carries it out hears what stands in the way, and nothing is noted that was not
    /// done. Where it breaks off in between, the step stays open, and carrying it out again finds the case that was reopened.
    /// </summary>
    protected override async ValueTask<Decision<CaseEvent>> CarryOutAsync(CaseRecord record, CaseEvent change, Caller caller)
    {
        if (change is not StepApproved approved || record.Steps[approved.Step].Task != StepTask.CarryOut
            || record.Effect is not ComplaintEffect { Case: { } id } complaint || await FindCaseAsync(id, CancellationToken.None) is not { } about)
        {
            return change;
        }

        switch (CaseReopening.RemedyOf(about, complaint.Against))
        {
            case ComplaintRemedy.Decide:
                return Refusal.Of(RuleBook.ComplaintUndecided);

            case ComplaintRemedy.Reopen:
                var order = new ReopenOrder(CaseReopening.IdOf(Id, about), about.Type, about.Id, complaint.Against, caller, approved.Reason!, Id);
                var answer = about.PlaceNeeded is { } place
                    ? await GrainFactory.GetGrain<ISchoolPlaces>(GrainKeys.School(place.School)).ReopenCase(order, place.Class, CancellationToken.None)
                    : await order.Grain(GrainFactory).Reopen(order, CancellationToken.None);
                return answer.Accepted ? approved with { Reopened = order.Id } : answer.Refusal!;

            default:
                return change;
        }
    }

    private async Task<Decision<ComplaintSubject>> ReadSubjectAsync(
        ComplaintOrder order, ComplaintApplication application, CancellationToken cancellationToken)
    {
        if (application.Case is { } id)
        {
            return await FindCaseAsync(id, cancellationToken) is { } about ? ComplaintSubject.Of(about) : Refusal.Of(RuleBook.CaseNotFound);
        }

        return await ReadStudentAsync(order.Student, fresh: true, cancellationToken) is { } student
            ? ComplaintSubject.Of(student)
            : Refusal.Of(RuleBook.StudentNotFound, "student.studentNumber");
    }

    private async Task<CaseRecord?> FindCaseAsync(CaseId id, CancellationToken cancellationToken) =>
        await Services.Cases.FindCaseAsync(id, cancellationToken) is { } stored ? Services.Codec.OpenCase(id, stored.Payload) : null;
}
