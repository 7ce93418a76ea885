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

/// <summary>
/// One move to another school: a transfer (转学), a continuation (升学接续), study elsewhere (毕业后跨省就学) or one between
/// special and ordinary schools (特殊教育变动).
/// </summary>
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
            var left = TransferOpening.Left(application, student).HomeAuthority;
            var sending = await GrainFactory.GetGrain<IRegionRules>(GrainKeys.Region(left)).Effective(false, cancellationToken);
            return TransferOpening.Decide(
                Id, application, order.Caller, student, order.To.ToPlace(), sending.Cases ?? CasePolicy.Nothing, order.Receiving, Now);
        }
    }

    public async Task<Answer<StudentView>> ReadSnapshot(ReadStudent query, CancellationToken cancellationToken) =>
        await ReadKeptAsync(query, CaseAccess.MayNotReadSnapshot, cancellationToken);

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
