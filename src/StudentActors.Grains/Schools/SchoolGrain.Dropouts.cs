using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    public async Task<Answer<DropoutReportView>> ReportDropouts(ReportDropouts command, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await MayNotAsync(command.Caller, Permission.StartCases, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            await _places.ReadyAsync(cancellationToken);
            var (school, headHash) = (_school!, _headHash);
            var policy = await ReadPolicyAsync(school, fresh: false, cancellationToken);
            var droppedOut = _places.Counts.Where(head => head.Status == StudentStatus.DroppedOut).Sum(head => head.Count);
            var decision = DropoutReports.Report(
                school, command.Caller, command.Month, command.Suspected, command.Note, droppedOut, policy.Cases ?? CasePolicy.Nothing, _time.GetUtcNow());
            if (!decision.Accepted)
            {
                // The month may be reported because this very operation has done it.
                return await _store.FindAnswerAsync(command.Operation.Id, cancellationToken) is { } answer
                    ? await RepeatAsync(answer, command.Operation, View, cancellationToken)
                    : decision.Refusal;
            }

            var changed = SchoolRecord.Apply(school, decision.Value);
            switch (await ChangeAsync(changed, decision.Value, headHash, command.Operation, command.Caller.Account, cancellationToken))
            {
                case CommitOutcome.Committed:
                    return View(changed);

                case CommitOutcome.AnsweredBefore before:
                    return await RepeatAsync(before.Answer, command.Operation, View, cancellationToken);
            }
        }

        DropoutReportView View(SchoolRecord school) =>
            SchoolViews.Report(school, ReportMonth.TryParse(command.Month, out var month) ? month : default, _time.GetUtcNow());
    }

    public async Task<Answer<DropoutReportView>> ReadDropoutReport(Caller caller, string? month, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadCases, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return ReportMonth.TryParse(month, out var about)
            ? SchoolViews.Report(_school!, about, _time.GetUtcNow())
            : Refusal.Of(RuleBook.DropoutReportMonth, "month");
    }

    public async Task<DateTimeOffset?> DropoutReportDue(int generation, CancellationToken cancellationToken)
    {
        // Read afresh: what another silo has committed may have set this very deadline, and a setting that is called past is deleted.
        _read.Forget();
        await _read.EnsureAsync(cancellationToken);
        if (_school is not { } school)
        {
            return null;
        }

        var headHash = _headHash;
        var policy = await ReadPolicyAsync(school, fresh: false, cancellationToken);
        if (DropoutReports.Missed(school, generation, policy.Cases ?? CasePolicy.Nothing, _time.GetUtcNow()) is not { } missed)
        {
            return null;
        }

        return await ChangeAsync(SchoolRecord.Apply(school, missed), missed, headHash, null, SuspensionExpiry.Registry, CancellationToken.None)
            is CommitOutcome.Committed ? null : _time.GetUtcNow();
    }
}
