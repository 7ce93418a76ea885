using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Cases;

/// <summary>
/// What a case does by itself. Its student's record changes in the same commit as its own. What cannot be done in one commit (a register has to be asked
/// first, a record has to be created) has a deadline that takes it up, and may be done again.
/// </summary>
internal abstract partial class CaseGrain
{
    private static Task<CaseTurned> Apply(IStudentCases student, CaseTurn turn) => student.ApplyCase(turn, CancellationToken.None);

    private static Task<CaseTurned> End(IStudentCases student, CaseTurn turn) => student.EndCase(turn, CancellationToken.None);

    /// <summary>Carries on what a decision has begun, if that is possible now; if not, the decision stands all the same.</summary>
    private async Task GoOnAsync()
    {
        try
        {
            await DriveAsync();
        }
        catch (Exception e)
        {
            Forget();
            LogLeftToDeadline(_logger, e);
        }
    }

    /// <summary>Acts until the case waits for an office, or has ended and its student knows.</summary>
    private async Task DriveAsync()
    {
        while (await FindAsync(CancellationToken.None) is { Released: false, State: not CaseState.Open } record)
        {
            using var activity = CaseTelemetry.Start(record);
            var turn = new CaseTurn(record, _headHash, CaseEvents.None, null, SuspensionExpiry.Registry);
            if (!record.Type.LocksRecord())
            {
                await DriveAloneAsync(turn, record);
                continue;
            }

            var turned = await TurnAsync(turn, record.Student, record.State == CaseState.Applying ? Apply : End);
            if (turned.Refusal is not null)
            {
                throw new InvalidOperationException("The student of a case has no record.");
            }
        }
    }

    /// <summary>The same for a case that locks no record: one that creates it, or a complaint.</summary>
    private async Task DriveAloneAsync(CaseTurn turn, CaseRecord record)
    {
        var (snapshot, refused) = (record.State, record.Type) switch
        {
            (CaseState.Applying, CaseType.SupplementaryRecord) => (null, await EnrolAsync(record)),
            (CaseState.Applying, CaseType.DropoutHandover) => await HandOverAsync(record),
            _ => (null, null),
        };
        IReadOnlyList<CaseEvent> end = record.State != CaseState.Applying ? [new CaseReleased { At = Now }]
            : refused is null ? [new CaseCompleted(snapshot) { At = Now }]
            : [new CaseRejected(refused.Id) { At = Now }, new CaseReleased { At = Now }];
        if ((await CommitAloneAsync(turn, end)).Record is { } ended)
        {
            await TellSchoolsAsync(ended, null);
        }
    }

    /// <summary>Has the record note that the county has received its file, which the case keeps; done again, it notes nothing.</summary>
    private async Task<(SealedSnapshot? Snapshot, Rule? Refused)> HandOverAsync(CaseRecord record)
    {
        var file = await GrainFactory.GetGrain<IStudentCases>(record.Student.Guid).HandOver(
            new HandoverOrder(Id, ((HandoverEffect)record.Effect).To, record.Steps[^1].DecidedBy ?? record.StartedBy), CancellationToken.None);
        return file.Content is { } content
            ? (new SealedSnapshot(file.Province, file.Version, Convert.ToBase64String(content)), null)
            : (null, file.Refusal!.Rule);
    }

    /// <summary>
    /// Creates the record, under an operation of the case's own: done again, it finds what it has done. Returns the rule that stands against it.
    /// </summary>
    private async Task<Rule?> EnrolAsync(CaseRecord record)
    {
        var effect = (SupplementaryEffect)record.Effect;
        var caller = new Caller(record.Steps[^1].DecidedBy ?? record.StartedBy, Role.Registrar, record.Starter);
        var attempt = _services.Enrolments.Begin(
            record.Student, effect.Application, effect.Place, new Operation(Id.Guid, new byte[32]), caller, Now);
        EnrolmentResult? result;
        do
        {
            result = await attempt.AfterAsync(
                await _services.Store.CommitAsync(attempt.Unit, CancellationToken.None), CancellationToken.None);
        }
        while (result is null);
        return (result as EnrolmentResult.Refused)?.Refusal.Rule;
    }

    public async Task Clear(string ruleId, CancellationToken cancellationToken)
    {
        // Read afresh: another silo may have decided.
        Forget();
        while (await FindAsync(cancellationToken) is { Released: false } record)
        {
            if (record.State == CaseState.Open)
            {
                await CommitOwnAsync(new CaseRejected(ruleId) { At = Now });
            }
            else
            {
                await DriveAsync();
            }
        }
    }

    /// <summary>Tells the schools what the end changed in their counts. One that cannot be told finds it when it counts again.</summary>
    private async Task TellSchoolsAsync(CaseRecord ended, SeatShift? shift)
    {
        try
        {
            foreach (var school in ended.SchoolsTouched)
            {
                // Who leaves frees a place for certain, who comes sits on the one that was kept, and a case that came to nothing gives one up.
                var certain = ended.State != CaseState.Completed
                    || (shift is not null && (ended.PlaceNeeded is not null || !shift.TakesPlaceIn(school)));
                var places = GrainFactory.GetGrain<ISchoolPlaces>(GrainKeys.School(school));
                await (certain ? places.PlacesFreed(shift, CancellationToken.None) : places.PlacesChanged(CancellationToken.None));
            }
        }
        catch (Exception e)
        {
            LogNotTold(_logger, e);
        }
    }

    /// <summary>
    /// Nobody knows whether a turn was committed: the schools that it may have changed count before they rely on what they remember.
    /// </summary>
    private async Task DoubtAsync(CaseRecord decided)
    {
        IEnumerable<SchoolCode> schools = decided.State == CaseState.Applying
            ? new[] { decided.Place.School, decided.Effect.NewPlace?.School ?? decided.Place.School }.Distinct()
            : decided.SchoolsTouched;
        try
        {
            foreach (var school in schools)
            {
                await GrainFactory.GetGrain<ISchoolPlaces>(GrainKeys.School(school)).PlacesChanged(CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            LogNotTold(_logger, e);
        }
    }

    // Whether it was this grain that committed; if not, what was committed instead is read and gone on from.
    private async Task<bool> CommitOwnAsync(CaseEvent change) =>
        await CommitAsync(change, null, SuspensionExpiry.Registry, CancellationToken.None) is CaseTurnOutcome.Committed;

    [LoggerMessage(1401, LogLevel.Warning, "A case could not go on at once; its deadline takes it up")]
    private static partial void LogLeftToDeadline(ILogger logger, Exception exception);

    [LoggerMessage(1402, LogLevel.Warning, "A school could not be told of a case; it counts again by itself")]
    private static partial void LogNotTold(ILogger logger, Exception exception);
}
