using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Cases;

/// <summary>
/// What a case does by itself. The intent is durable before anybody is called, whoever is called may be called again, and while something is
/// left to do a deadline is pending that takes it up: a call whose outcome is unknown is repeated by that and by nothing else.
/// </summary>
internal abstract partial class CaseGrain
{
    private IStudentCases Student => GrainFactory.GetGrain<IStudentCases>(_record!.Student.Guid);

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
            switch (record.State)
            {
                case CaseState.Opening:
                    await LockAsync(record);
                    break;
                case CaseState.Applying:
                    await ApplyAsync(record);
                    break;
                default:
                    await ReleaseAsync(record);
                    break;
            }
        }
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

    private async Task LockAsync(CaseRecord record)
    {
        var refusal = record.Type.HasRecord()
            ? await Student.BeginCase(new BeginCase(record.Id, record.Type, CasePlace.Of(record.Place), record.StartedBy), CancellationToken.None)
            : null;
        var calendar = await _services.Calendar.ReadAsync(CancellationToken.None);
        if (refusal is null)
        {
            await CommitOwnAsync(CaseDecisions.Start(record, Now, calendar));
        }
        else if (await CommitOwnAsync(new CaseAborted(refusal.Rule.Id) { At = Now }) && record.PlaceHeld is { } place)
        {
            await TellSchoolAsync(place.School);
        }
    }

    private async Task ApplyAsync(CaseRecord record)
    {
        var actor = record.Steps[^1].DecidedBy ?? record.StartedBy;
        if (record.Effect is SupplementaryEffect effect)
        {
            await EnrolAsync(record, effect, actor);
            return;
        }

        var applied = await Student.ApplyCase(new ApplyCase(record.Id, CaseJson.Write(record.Effect), actor), CancellationToken.None);
        if (applied.Refusal is { } refusal)
        {
            await CommitOwnAsync(new CaseRejected(refusal.Rule.Id) { At = Now });
            return;
        }

        // Before the case is completed: as long as it is not, a school that could not be told will be.
        await TellSchoolAsync(record.Place.School, freed: record.Type.IsMove());
        if (record.Effect.NewPlace is { } place && place.School != record.Place.School)
        {
            await TellSchoolAsync(place.School, freed: record.PlaceHeld == place);
        }

        var snapshot = record.Type.IsMove()
            ? new SealedSnapshot(record.Place.HomeAuthority.Province, applied.Version, Convert.ToBase64String(applied.Before))
            : null;
        await CommitOwnAsync(new CaseCompleted(
            snapshot, record.HasPaperFile == true ? ChinaTime.DateOf(Now).AddMonths(PaperFile.Months) : null)
        { At = Now });
    }

    /// <summary>Creates the record, under an operation of the case's own: done again, it finds what it has done.</summary>
    private async Task EnrolAsync(CaseRecord record, SupplementaryEffect effect, string actor)
    {
        var attempt = _services.Enrolments.Begin(
            record.Student, effect.Application, effect.Place, new Operation(Id.Guid, new byte[32]), new Caller(actor, Role.Registrar, record.Starter),
            Now);
        EnrolmentResult? result;
        do
        {
            result = await attempt.AfterAsync(
                await _services.Store.CommitAsync(attempt.Unit, CancellationToken.None), CancellationToken.None);
        }
        while (result is null);

        if (result is EnrolmentResult.Refused refused)
        {
            await CommitOwnAsync(new CaseRejected(refused.Refusal.Rule.Id) { At = Now });
            return;
        }

        await TellSchoolAsync(effect.Place.School);
        await CommitOwnAsync(new CaseCompleted(null) { At = Now });
    }

    private async Task ReleaseAsync(CaseRecord record)
    {
        if (record.Type.HasRecord())
        {
            await Student.EndCase(record.Id, CancellationToken.None);
        }

        if (record.Effect.NewPlace is { } place)
        {
            await TellSchoolAsync(place.School);
        }

        await CommitOwnAsync(new CaseReleased { At = Now });
    }

    /// <param name="freed">It is certain that nobody sits there for whom no place was kept.</param>
    private Task TellSchoolAsync(SchoolCode school, bool freed = false)
    {
        var places = GrainFactory.GetGrain<ISchoolPlaces>(GrainKeys.School(school));
        return freed ? places.PlacesFreed(CancellationToken.None) : places.PlacesChanged(CancellationToken.None);
    }

    // Whether it was this grain that committed; if not, what was committed instead is read and gone on from.
    private async Task<bool> CommitOwnAsync(CaseEvent change) =>
        await CommitAsync(change, null, SuspensionExpiry.Registry, CancellationToken.None) is CommitOutcome.Committed;

    [LoggerMessage(1401, LogLevel.Warning, "A case could not go on at once; its deadline takes it up")]
    private static partial void LogLeftToDeadline(ILogger logger, Exception exception);
}
