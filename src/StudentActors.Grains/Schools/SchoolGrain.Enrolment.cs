using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    private static readonly TimeSpan PolicyAge = TimeSpan.FromSeconds(10);

    private RegionPolicy? _policy;
    private DateTimeOffset _policyHeardAt;

    public async Task<Answer<EnrolmentView>> Enrol(EnrolStudent command, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("enrol");
        var begun = _time.GetTimestamp();
        var outcome = EnrolmentOutcome.Unknown;
        try
        {
            var answer = await EnrolAsync(command, cancellationToken);
            outcome = Outcome(answer);
            return answer;
        }
        finally
        {
            GrainTelemetry.Enrolled(outcome, bulk: false);
            GrainTelemetry.EnrolmentTook(_time.GetElapsedTime(begun));
        }
    }

    public async Task<EnrolManyAnswer> EnrolMany(EnrolMany command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Rows.Length, Schools.EnrolMany.LargestBatch, nameof(command));
        using var activity = GrainTelemetry.Start("enrol many");
        if (await MayNotAsync(command.Caller, Permission.EnrolStudents, cancellationToken) is { } refusal)
        {
            return new EnrolManyAnswer([.. command.Rows.Select(row => EnrolmentRow.Reject(row.Row, refusal))]);
        }

        var school = _school!;
        var policy = await ReadPolicyAsync(school, fresh: false, cancellationToken);
        var batch = new EnrolmentBatch(_attempts, _places, command.Caller, _time.GetUtcNow());
        var today = Today;
        foreach (var row in command.Rows)
        {
            batch.Add(row, Admission.Check(school, row.Form, today, _identity, policy));
        }

        if (!command.Commit)
        {
            return await batch.ForeseeAsync(command.Ahead ?? ImmutableDictionary<ClassId, int>.Empty, cancellationToken);
        }

        try
        {
            var answer = await batch.CommitAsync(cancellationToken);
            if (answer.Rows.Any(row => row.Faults is [{ Rule: var rule }] && rule == RuleBook.SchoolClosed.Id))
            {
                _read.Forget();
            }

            return answer;
        }
        finally
        {
            ReportSoon();
        }
    }

    private static EnrolmentOutcome Outcome(Answer<EnrolmentView> answer) => answer switch
    {
        { Accepted: true, Replayed: true } => EnrolmentOutcome.Replayed,
        { Accepted: true, Value.Warnings.IsEmpty: true } => EnrolmentOutcome.Enrolled,
        { Accepted: true } => EnrolmentOutcome.Problem,
        { Refusal: var refusal } when refusal.Rule == RuleBook.IdentityDuplicate => EnrolmentOutcome.Duplicate,
        _ => EnrolmentOutcome.Refused,
    };

    private async Task<Answer<EnrolmentView>> EnrolAsync(EnrolStudent command, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(command.Caller, Permission.EnrolStudents, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var school = _school!;
        var today = Today;
        var policy = await ReadPolicyAsync(school, fresh: false, cancellationToken);
        var check = Admission.Check(school, command.Form, today, _identity, policy);
        if (!check.Accepted)
        {
            return await RefuseAsync(command.Operation, check.Refusal, cancellationToken);
        }

        var admission = check.Value;
        var classId = admission.Class.Id;
        if (!await _places.HoldAsync(admission.Class, cancellationToken))
        {
            return await RefuseAsync(command.Operation, Refusal.Of(RuleBook.ClassFull, "class"), cancellationToken);
        }

        var id = StudentIds.For(_attempts.Keys, admission.Application, command.Operation);
        var attempt = _attempts.Begin(id, admission.Application, admission.Place, command.Operation, command.Caller, _time.GetUtcNow());
        EnrolmentResult? result;
        try
        {
            do
            {
                // A caller that gives up does not call the child back: what was begun is finished, and the place is known to be taken or free.
                result = await attempt.AfterAsync(await _store.CommitAsync(attempt.Unit, CancellationToken.None), CancellationToken.None);
            }
            while (result is null);
        }
        catch
        {
            _places.Doubt(classId);
            throw;
        }

        if (result is EnrolmentResult.Enrolled { Record: var record })
        {
            _places.Take(classId, record.Sex, record.Status);
            ReportSoon();
            return StudentViews.Enrolled(record, today);
        }

        _places.Release(classId);
        if (result is EnrolmentResult.Refused { Refusal.Rule: var rule } && rule == RuleBook.SchoolClosed)
        {
            // Closed by another activation, of which this one knows nothing yet.
            _read.Forget();
        }

        return result is EnrolmentResult.AnsweredBefore before
            ? await RepeatAsync(before.Answer, cancellationToken)
            : Refused((EnrolmentResult.Refused)result);
    }

    private static Answer<EnrolmentView> Refused(EnrolmentResult.Refused refused) => new()
    {
        Refusal = refused.Refusal,
        Value = refused.Existing is { } existing ? new EnrolmentView { Existing = existing } : null,
    };

    /// <summary>Refuses, unless this very operation was accepted before: the place that is missing now may be the one it took.</summary>
    private async Task<Answer<EnrolmentView>> RefuseAsync(Operation operation, Refusal refusal, CancellationToken cancellationToken)
    {
        if (await _store.FindAnswerAsync(operation.Id, cancellationToken) is not { } answer)
        {
            return refusal;
        }

        return answer.Operation.RequestHash.AsSpan().SequenceEqual(operation.RequestHash)
            ? await RepeatAsync(answer, cancellationToken)
            : Refusal.Of(RuleBook.IdempotencyConflict);
    }

    private Task<Answer<EnrolmentView>> RepeatAsync(StoredAnswer answer, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IStudentEnrolment>(answer.Record).Repeat(answer.Version, cancellationToken);

    private async ValueTask<RegionPolicy> ReadPolicyAsync(SchoolRecord school, bool fresh, CancellationToken cancellationToken)
    {
        if (fresh || _policy is null || _time.GetUtcNow() - _policyHeardAt >= PolicyAge)
        {
            var region = GrainFactory.GetGrain<IRegionRules>(GrainKeys.Region(school.Authority));
            _policy = (await region.Effective(fresh, cancellationToken)).ToPolicy();
            _policyHeardAt = _time.GetUtcNow();
        }

        return _policy;
    }
}
