using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    public async Task<Answer<CaseView>> StartTransfer(StartTransfer command, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("start transfer");
        if (_code is not { } code)
        {
            return Refusal.Of(RuleBook.SchoolNotFound);
        }

        if (TransferOpening.MayNotStart(command.Caller, code) is { } refusal)
        {
            return refusal;
        }

        await _read.EnsureAsync(cancellationToken);
        if (_school is not { } school)
        {
            return Refusal.Of(RuleBook.SchoolNotFound);
        }

        var check = TransferCheck.Check(command.Form, Today);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        if (await UnverifiedAsync(school, check.Value.Type, cancellationToken) is { } unverified)
        {
            return await RefuseCaseAsync(command.Caller, command.Operation, unverified, cancellationToken);
        }

        var number = StudentClaims.Number(_attempts.Keys, check.Value.StudentNumber);
        if (await _store.FindClaimAsync(number, cancellationToken) is not { } student)
        {
            return Refusal.Of(RuleBook.StudentNotFound, "student.studentNumber");
        }

        var policy = (await ReadPolicyAsync(school, fresh: false, cancellationToken)).Cases ?? CasePolicy.Nothing;
        if (check.Value.Type == CaseType.Transfer && await IsLargeAsync(school, check.Value.ToClass, cancellationToken))
        {
            return await RefuseCaseAsync(
                command.Caller, command.Operation, Refusal.Of(RuleBook.TransferLargeClass, "toClass"), cancellationToken);
        }

        var id = CaseId.Of(new StudentId(student), command.Operation.Id);
        if (check.Value.RecordMoves == false
            && (await _store.FindStudentAsync(new StudentId(student), cancellationToken))?.Columns is { } columns
            && (columns.School, columns.Class) == (code, check.Value.ToClass))
        {
            // Who comes back to the class of the record has had a place in it all the time.
            var place = Admission.CheckClass(school, check.Value.ToClass, Today, "toClass");
            return place.Accepted ? await StartAsync(place.Value) : place.Refusal;
        }

        return await StartWithPlaceAsync(
            command.Caller, command.Operation, check.Value.ToClass, "toClass", StartAsync, cancellationToken);

        Task<Answer<CaseView>> StartAsync(PlaceOfStudy place) => GrainFactory.GetGrain<ITransferStart>(id.Guid).Start(
            new TransferOrder(command.Caller, command.Operation, command.Form, new StudentId(student), CasePlace.Of(place), policy),
            CancellationToken.None);
    }

    public async Task<Answer<CaseView>> StartStatusChange(StatusChangeOrder order, ClassId classId, CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        var id = CaseId.Of(order.Student, order.Operation.Id);
        return await StartWithPlaceAsync(
            order.Caller, order.Operation, classId, "class",
            place => GrainFactory.GetGrain<IStatusChangeStart>(id.Guid).Start(order with { Place = CasePlace.Of(place) }, CancellationToken.None),
            cancellationToken);
    }

    public async Task<Answer<CaseView>> ReopenCase(ReopenOrder order, ClassId classId, CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return await StartWithPlaceAsync(
            order.Caller, order.Operation, classId, "class",
            _ => order.Grain(GrainFactory).Reopen(order, CancellationToken.None), cancellationToken);
    }

    public Task PlacesChanged(CancellationToken cancellationToken)
    {
        _places.Forget();
        ReportSoon();
        return Task.CompletedTask;
    }

    public Task PlacesFreed(SeatShift? shift, CancellationToken cancellationToken)
    {
        _places.Overcount(shift);
        CountAgainLater();
        ReportSoon();
        return Task.CompletedTask;
    }

    // A class may have been opened for more students than its region lets one have since.
    private async Task<bool> IsLargeAsync(SchoolRecord school, ClassId id, CancellationToken cancellationToken)
    {
        foreach (var fresh in new[] { false, true })
        {
            if ((await ReadPolicyAsync(school, fresh, cancellationToken)).LargestClassFor(id.Stage) is not { } largest
                || !(school.Class(id)?.Capacity > largest)
                || await _places.HasFewerAsync(id, largest, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Starts a case while a place is held, which the case keeps from then on.</summary>
    private async Task<Answer<CaseView>> StartWithPlaceAsync(
        Caller caller, Operation operation, ClassId classId, string path, Func<PlaceOfStudy, Task<Answer<CaseView>>> start,
        CancellationToken cancellationToken)
    {
        if (_school is not { } school)
        {
            return Refusal.Of(RuleBook.SchoolNotFound);
        }

        var place = Admission.CheckClass(school, classId, Today, path);
        if (!place.Accepted)
        {
            return place.Refusal;
        }

        if (!await _places.HoldAsync(school.Class(classId)!, cancellationToken))
        {
            return await RefuseCaseAsync(caller, operation, Refusal.Of(RuleBook.ClassFull, path), cancellationToken);
        }

        Answer<CaseView> answer;
        try
        {
            answer = await start(place.Value);
        }
        catch
        {
            _places.Doubt(classId);
            throw;
        }

        // A case that was started earlier, or has ended within the call, is counted by what is stored of it.
        if (answer is { Replayed: false, Refusal: null, Value.State: CaseState.Open })
        {
            _places.Reserve(classId);
        }
        else
        {
            _places.Release(classId);
        }

        return answer;
    }

    // Unless this very operation was accepted before: the place that is missing now may be the one that its case keeps.
    private async Task<Answer<CaseView>> RefuseCaseAsync(
        Caller caller, Operation operation, Refusal refusal, CancellationToken cancellationToken)
    {
        if (await _store.FindAnswerAsync(operation.Id, cancellationToken) is not { } answer)
        {
            return refusal;
        }

        if (await _cases.FindCaseAsync(new CaseId(answer.Record), cancellationToken) is not { } stored)
        {
            return Refusal.Of(RuleBook.IdempotencyConflict);
        }

        return stored.Columns.Type.IsMove()
            ? await GrainFactory.GetGrain<ITransferStart>(answer.Record).Repeat(caller, operation, cancellationToken)
            : await GrainFactory.GetGrain<IStatusChangeStart>(answer.Record).Repeat(caller, operation, cancellationToken);
    }
}
