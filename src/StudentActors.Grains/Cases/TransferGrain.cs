using Microsoft.Extensions.Logging;
using Orleans.Placement;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Deadlines;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Cases;

/// <summary>One move to another school: a transfer (转学), a continuation (升学接续) or study elsewhere (毕业后跨省就学).</summary>
[PreferLocalPlacement, CollectionAgeLimit(Minutes = 5)]
internal sealed class TransferGrain(CaseServices services, ILogger<TransferGrain> logger)
    : CaseGrain(services, logger), ITransferGrain, ITransferStart, ITransferDeadlines, ITransferClearing, ITransferReopening
{
    public async Task<Answer<CaseView>> Start(TransferOrder order, CancellationToken cancellationToken)
    {
        if (IsKnown)
        {
            return await Repeat(order.Caller, order.Operation, cancellationToken);
        }

        var check = TransferCheck.Check(order.Form, ChinaTime.Today(Services.Time));
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var application = check.Value;
        var decision = await DecideAsync(order.Student, OnAsync, cancellationToken);
        return await OpenAsync(decision, order.Caller, order.Operation, cancellationToken);

        async Task<Decision<CaseOpened>> OnAsync(StudentRecord student)
        {
            var sending = await GrainFactory.GetGrain<IRegionRules>(GrainKeys.Region(student.Place.HomeAuthority)).Effective(false, cancellationToken);
            return TransferOpening.Decide(
                Id, application, order.Caller, student, order.To.ToPlace(), sending.Cases ?? CasePolicy.Nothing, order.Receiving, Now);
        }
    }

    public async Task<Answer<StudentView>> ReadSnapshot(ReadStudent query, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } record)
        {
            return query.Caller.MayNot(Permission.ReadCases) ?? Refusal.Of(RuleBook.CaseNotFound);
        }

        if (CaseAccess.MayNotReadSnapshot(record, query.Caller) is { } refusal)
        {
            return refusal;
        }

        var events = await Services.Store.ReadEventsAsync(Id.Guid, 0, record.Version, cancellationToken);
        var completed = events.Select(stored => Services.Codec.OpenCaseEvent(Id, stored.Event.Payload)).OfType<CaseCompleted>().Single();
        var kept = Services.Codec.OpenStudent(record.Student, Convert.FromBase64String(completed.Snapshot!.Content));
        return StudentViews.Of(kept, ChinaTime.DateOf(record.EndedAt!.Value), StudentViews.Masked(query.Caller, query.Reveal));
    }

    public Task<Answer<CaseView>> HandOverFile(HandOverFile command, CancellationToken cancellationToken) => ActAsync(
        command.Caller,
        command.Operation,
        (record, _) => PaperFiles.HandOver(record, command.Caller, command.Date, ChinaTime.Today(Services.Time), Now),
        cancellationToken);

    protected override bool Keeps(CaseType type) => type.IsMove();
}

/// <summary>A transfer as owner of deadlines.</summary>
[Alias("sa.ITransferDeadlines")]
internal interface ITransferDeadlines : IDeadlineOwner;
