using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

/// <summary>
/// The saga of a merger or closure. What is left to do shows in the store: who still sits in the school. So it keeps nothing of its own, goes
/// slice by slice, and can break off anywhere; the deadline that was committed with the approval begins it again until the school is closed.
/// </summary>
internal sealed partial class SchoolClosingGrain(
    IRegistryStore store,
    ICaseStore cases,
    RecordCodec codec,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<SchoolClosingGrain> logger) : Grain, ISchoolClosingGrain
{
    private const int Page = 500;
    private const int AtOnce = 32;

    private static readonly TimeSpan CommitsLastAtMost = TimeSpan.FromSeconds(5);

    /// <summary>Of the approval whose older commits have ended.</summary>
    private int _outlasted;

    public async Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken)
    {
        if (kind != SchoolDeadlines.Merge && SchoolIds.TryParse(this.GetPrimaryKey(), out var code))
        {
            var grain = GrainFactory.GetGrain<ISchoolReporting>(GrainKeys.School(code));
            return kind switch
            {
                SchoolDeadlines.DropoutReport => await grain.DropoutReportDue(generation, cancellationToken),
                SchoolDeadlines.Entrants => await grain.EntrantsDue(generation, cancellationToken),
                SchoolDeadlines.TermCheck => await grain.TermCheckDue(generation, cancellationToken),
                _ => throw new NotSupportedException($"No deadline of a school that this program knows is a '{kind}'."),
            };
        }

        if (await ReadAsync(cancellationToken) is not { Closing: { State: ClosingState.Running } closing } school
            || kind != SchoolDeadlines.Merge || closing.StateVersion != generation)
        {
            return null;
        }

        return await DriveAsync(school, closing, cancellationToken) ? null : time.GetUtcNow();
    }

    public async Task Drive()
    {
        try
        {
            if (await ReadAsync(CancellationToken.None) is { Closing: { State: ClosingState.Running } closing } school
                && !await DriveAsync(school, closing, CancellationToken.None))
            {
                await this.AsReference<ISchoolClosingGrain>().Drive();
            }
        }
        catch (Exception e)
        {
            LogLeftToDeadline(logger, e);
        }
    }

    /// <summary>Goes one slice further; whether it has come to the end.</summary>
    private async Task<bool> DriveAsync(SchoolRecord school, SchoolClosing closing, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("close school");
        if (_outlasted != closing.StateVersion)
        {
            // Enrolments that were on their way when the school was closed to them are here, or will not be.
            if (!await store.OutlastCommitsAsync(CommitsLastAtMost, cancellationToken))
            {
                return false;
            }

            _outlasted = closing.StateVersion;
        }

        foreach (var kept in await cases.ListCasesKeepingPlacesAsync(school.Code, cancellationToken))
        {
            await CaseClearing.Of(GrainFactory, kept.Id, kept.Type).Clear(RuleBook.SchoolClosed.Id, cancellationToken);
        }

        var source = GrainFactory.GetGrain<ISchoolClosing>(GrainKeys.School(school.Code));
        var leaving = (await store.CountSchoolAsync(school.Code, cancellationToken))
            .Where(head => head.Status.IsLive()).GroupBy(head => head.Class).Select(heads => (heads.Key, heads.Sum(head => head.Count))).ToList();
        if (closing.Into is not { } into)
        {
            await (leaving.Count > 0
                ? source.FailClosing(RuleBook.SchoolLiveStudents.Id, cancellationToken)
                : source.FinishClosing(cancellationToken));
            return true;
        }

        var receiving = GrainFactory.GetGrain<ISchoolClosing>(GrainKeys.School(into));
        var actor = closing.DecidedBy ?? closing.ProposedBy;
        var answer = await receiving.BeginAbsorption(AbsorptionOrders.Of(school, leaving, closing.Classes, actor), cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            await source.FailClosing(refusal.Rule.Id, cancellationToken);
            return true;
        }

        var places = answer.Classes.ToDictionary(
            move => move.From, move => new CasePlace(into, answer.Authority, move.To, school.Offering(move.From.Stage)!.Years));
        if (await RehouseAsync(school.Code, places, actor, cancellationToken))
        {
            return false;
        }

        await receiving.EndAbsorption(school.Code, cancellationToken);
        await source.FinishClosing(cancellationToken);
        return true;
    }

    /// <summary>Moves a slice of those who are still there; <c>false</c> when nobody is.</summary>
    private async Task<bool> RehouseAsync(
        SchoolCode school, Dictionary<ClassId, CasePlace> places, string actor, CancellationToken cancellationToken)
    {
        var there = await FindThereAsync(school, cancellationToken);
        if (there.Count == 0)
        {
            return false;
        }

        try
        {
            foreach (var some in there.Chunk(AtOnce))
            {
                await Task.WhenAll(some.Select(
                    student => RehouseAsync(student, school, places[student.Columns.Class], actor, cancellationToken)));
            }
        }
        finally
        {
            await TellAsync(school);
            await TellAsync(places.Values.First().School);
        }

        return true;
    }

    private async Task RehouseAsync(StoredStudent student, SchoolCode school, CasePlace place, string actor, CancellationToken cancellationToken)
    {
        var grain = GrainFactory.GetGrain<IStudentRehousing>(student.Id.Guid);
        while (await grain.Rehouse(new Rehouse(school, place, actor), cancellationToken) is { } open)
        {
            // Nobody is left to decide it (清理): the student is as before the case, and moves.
            await CaseClearing.Of(GrainFactory, open.Id, open.Type).Clear(RuleBook.SchoolClosed.Id, cancellationToken);
        }
    }

    private async Task<List<StoredStudent>> FindThereAsync(SchoolCode school, CancellationToken cancellationToken)
    {
        var there = new List<StoredStudent>();
        RosterPosition? after = null;
        while (there.Count < Page)
        {
            var rows = await store.ReadRosterAsync(new RosterQuery(school, null, null, after, Page), cancellationToken);
            there.AddRange(rows.Where(row => row.Columns.Status.IsLive()));
            if (rows.Count < Page)
            {
                break;
            }

            after = new RosterPosition(rows[^1].Columns.Class, rows[^1].Id);
        }

        return there;
    }

    private Task TellAsync(SchoolCode school) =>
        GrainFactory.GetGrain<ISchoolPlaces>(GrainKeys.School(school)).PlacesChanged(CancellationToken.None);

    private async Task<SchoolRecord?> ReadAsync(CancellationToken cancellationToken) =>
        SchoolIds.TryParse(this.GetPrimaryKey(), out var code) && await store.FindSchoolAsync(code, cancellationToken) is { } stored
            ? codec.OpenSchool(stored.Code, stored.Payload)
            : null;

    [LoggerMessage(1102, LogLevel.Warning, "The closing of a school could not go on at once; its deadline takes it up")]
    private static partial void LogLeftToDeadline(ILogger logger, Exception exception);
}
