using Microsoft.Extensions.Logging;
using Orleans.Placement;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Deadlines;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Cases;

/// <summary>One case other than a transfer (学籍异动).</summary>
[PreferLocalPlacement, CollectionAgeLimit(Minutes = 5)]
internal sealed partial class StatusChangeGrain(CaseServices services, ILogger<StatusChangeGrain> logger)
    : CaseGrain(services, logger), IStatusChangeGrain, IStatusChangeStart, IStatusChangeDeadlines, IStatusChangeClearing, IStatusChangeReopening
{
    public async Task<Answer<CaseView>> Start(StatusChangeOrder order, CancellationToken cancellationToken)
    {
        if (IsKnown)
        {
            return await Repeat(order.Caller, order.Operation, cancellationToken);
        }

        var check = StatusChangeCheck.Check(order.Form, ChinaTime.Today(Services.Time));
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var decision = await DecideAsync(
            order.Student, student => DecideAsync(order, check.Value, student, cancellationToken), cancellationToken);
        return await OpenAsync(decision, order.Caller, order.Operation, cancellationToken);
    }

    public async Task<Answer<CaseView>> StartSupplementary(SupplementaryOrder order, CancellationToken cancellationToken)
    {
        if (IsKnown)
        {
            return await Repeat(order.Caller, order.Operation, cancellationToken);
        }

        var check = EnrolmentCheck.Check(order.Form, ChinaTime.Today(Services.Time), Services.Identity);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var decision = SupplementaryOpening.Decide(
            Id, order.Student, check.Value, order.Place.ToPlace(), await HasRecordAsync(check.Value, cancellationToken), order.Reason, order.Caller,
            order.Policy, Now);
        return await OpenAsync(decision, order.Caller, order.Operation, cancellationToken);
    }

    public async Task StartExpiry(StudentId student, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not null || await ReadStudentAsync(student, fresh: true, cancellationToken) is not { } record)
        {
            return;
        }

        var decision = SuspensionExpiry.Decide(record, await ReadPolicyAsync(record, cancellationToken), Now);
        if (decision.Accepted)
        {
            var school = new Caller(SuspensionExpiry.Registry, Role.Registrar, Office.Of(record.Place.School));
            await OpenAsync(decision, school, new Operation(Id.Guid, new byte[32]), cancellationToken);
        }
    }

    protected override bool Keeps(CaseType type) => !type.IsMove();

    private async Task<Decision<CaseOpened>> DecideAsync(
        StatusChangeOrder order, CaseApplication application, StudentRecord student, CancellationToken cancellationToken)
    {
        var policy = await ReadPolicyAsync(student, cancellationToken);
        switch (application.Type)
        {
            case CaseType.RecordMerge:
                return await ReadStudentAsync(order.OtherStudent!.Value, fresh: true, cancellationToken) is { } survivor
                    ? StatusChangeOpening.DecideMerge(Id, application, order.Caller, student, survivor, policy, Now)
                    : Refusal.Of(RuleBook.StudentNotFound, "otherStudentNumber");

            case CaseType.RecordUnmerge:
                var kept = student.Merger is { } merger ? await ReadStudentAsync(merger.Survivor, fresh: true, cancellationToken) : null;
                return StatusChangeOpening.DecideUnmerge(
                    Id, application, order.Caller, student, order.Place!.ToPlace(), kept?.Place ?? student.Place, policy, Now);

            default:
                return StatusChangeOpening.Decide(
                    Id, application, order.Caller, student, order.Place?.ToPlace(), order.Other?.ToPlace(), policy, Services.Identity, Now);
        }
    }

    // The national duplicate check (查重): every document that a record holds, or once held, is claimed.
    private async Task<bool> HasRecordAsync(EnrolmentApplication application, CancellationToken cancellationToken) =>
        application.Document is { } document
        && await Services.Store.FindClaimAsync(StudentClaims.Document(Services.Enrolments.Keys, document), cancellationToken) is not null;

    private Task<CasePolicy> ReadPolicyAsync(StudentRecord student, CancellationToken cancellationToken) =>
        ReadPolicyAsync(student.Place.HomeAuthority, cancellationToken);

    private async Task<CasePolicy> ReadPolicyAsync(AuthorityCode authority, CancellationToken cancellationToken)
    {
        var region = GrainFactory.GetGrain<IRegionRules>(GrainKeys.Region(authority));
        return (await region.Effective(false, cancellationToken)).Cases ?? CasePolicy.Nothing;
    }
}

/// <summary>A status change as owner of deadlines.</summary>
[Alias("sa.IStatusChangeDeadlines")]
internal interface IStatusChangeDeadlines : IDeadlineOwner;
