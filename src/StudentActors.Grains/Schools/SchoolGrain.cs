using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.TermChecks;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

/// <summary>One school: its profile and classes; how it enrols, closes and reports is in the other parts of this class.</summary>
internal sealed partial class SchoolGrain : Grain, ISchoolGrain, ISchoolEnrolment, ISchoolPlaces, ISchoolClosing, ISchoolReporting
{
    private const string KeyPrefix = "S-";
    private const int LargestPage = 500;

    private readonly IRegistryStore _store;
    private readonly ICaseStore _cases;
    private readonly RecordCodec _codec;
    private readonly SchoolUnits _units;
    private readonly EnrolmentAttempts _attempts;
    private readonly IdentityPolicy _identity;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SchoolCode? _code;
    private readonly SharedRead _read;
    private readonly Places _places;

    private SchoolRecord? _school;
    private byte[] _headHash = EventChain.Start;

    public SchoolGrain(
        IRegistryStore store,
        ICaseStore cases,
        RecordCodec codec,
        SchoolUnits units,
        EnrolmentAttempts attempts,
        IOptions<EnrolmentOptions> options,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
        ILogger<SchoolGrain> logger)
    {
        _store = store;
        _cases = cases;
        _codec = codec;
        _units = units;
        _attempts = attempts;
        _identity = new IdentityPolicy(options.Value.AllowSynthetic);
        _time = time;
        _logger = logger;
        var key = this.GetPrimaryKeyString();
        _code = key.StartsWith(KeyPrefix, StringComparison.Ordinal) && SchoolCode.TryParse(key[KeyPrefix.Length..], out var code) ? code : null;
        _read = new SharedRead(ReadSchoolAsync);
        _places = new Places(_code, time, CountAsync);
    }

    private DateOnly Today => ChinaTime.Today(_time);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        BeginReporting();
        return Task.CompletedTask;
    }

    public async Task<Answer<SchoolView>> Open(OpenSchool command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.OpenSchools) is { } refusal)
        {
            return refusal;
        }

        if (_code is not { } code)
        {
            return Refusal.Of(RuleBook.SchoolCodeShape, "code");
        }

        var decision = SchoolOpening.Decide(
            code, command.Name, command.Authority, [.. command.Stages.Select(stage => (stage.Stage, stage.Years))]);
        if (!decision.Accepted)
        {
            return decision.Refusal;
        }

        if (command.Caller.MayNot(Permission.OpenSchools, decision.Value.Authority) is { } outside)
        {
            return outside;
        }

        var policy = await ReadPolicyAsync(SchoolRecord.Apply(null, decision.Value), fresh: false, cancellationToken);
        var opening = decision.Value with
        {
            FirstTermCheck = TermVerification.FirstOf(Today),
            FirstReport = DropoutReports.FirstOf(decision.Value.Stages, Today, policy.Cases ?? CasePolicy.Nothing),
        };

        // A repeated operation gets its first answer; the store finds it before it finds that the school exists.
        var opened = SchoolRecord.Apply(null, opening);
        return await ChangeAsync(opened, opening, EventChain.Start, command.Operation, command.Caller.Account, cancellationToken) switch
        {
            CommitOutcome.Committed => SchoolViews.Of(opened, 0),
            CommitOutcome.AnsweredBefore before => await RepeatAsync(
                before.Answer, command.Operation, school => SchoolViews.Of(school, 0), cancellationToken),
            _ => await ExistsAsync(cancellationToken),
        };
    }

    public async Task<Answer<SchoolView>> Read(Caller caller, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadSchools, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await _places.ReadyAsync(cancellationToken);
        return SchoolViews.Of(_school!, _places.Live);
    }

    public async Task<Answer<ClassView>> OpenClass(OpenClass command, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await MayNotAsync(command.Caller, Permission.OpenClasses, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var school = _school!;
            var today = Today;
            var largest = Stages.TryParse(command.Stage, out var stage)
                ? (await ReadPolicyAsync(school, fresh: true, cancellationToken)).LargestClassFor(stage)
                : null;
            var decision = ClassOpening.Decide(
                school, command.Stage, command.EntryYear, command.Number, command.Capacity, largest, today);
            if (!decision.Accepted)
            {
                // The class may exist because this very operation opened it.
                return await _store.FindAnswerAsync(command.Operation.Id, cancellationToken) is { } answer
                    ? await RepeatAsync(answer, command.Operation, LastClass, cancellationToken)
                    : decision.Refusal;
            }

            var changed = SchoolRecord.Apply(school, decision.Value);
            switch (await ChangeAsync(changed, decision.Value, _headHash, command.Operation, command.Caller.Account, cancellationToken))
            {
                case CommitOutcome.Committed:
                    return SchoolViews.Of(changed, decision.Value.Class, 0, today);

                case CommitOutcome.AnsweredBefore before:
                    return await RepeatAsync(before.Answer, command.Operation, LastClass, cancellationToken);
            }

            // Another activation, soon to be gone, was faster: decide again by what it wrote.
            ClassView LastClass(SchoolRecord record) => SchoolViews.Of(record, record.Classes[^1], 0, today);
        }
    }

    public async Task<Answer<ClassList>> ReadClasses(Caller caller, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(caller, Permission.ReadSchools, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await _places.ReadyAsync(cancellationToken);
        var classes = _school!.Classes.OrderBy(c => (c.Id.Stage, c.Id.EntryYear, c.Id.Number));
        return new ClassList([.. classes.Select(c => SchoolViews.Of(_school, c, _places.LiveIn(c.Id), Today))]);
    }

    public async Task<Answer<RosterPage>> ReadRoster(ReadRoster query, CancellationToken cancellationToken)
    {
        if (await MayNotAsync(query.Caller, Permission.ReadStudents, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        RosterPosition? after = null;
        if (query.PageToken is not null && !RosterTokens.TryRead(query.PageToken, out after))
        {
            return Refusal.Of(RuleBook.PageToken, "pageToken");
        }

        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var rows = await _store.ReadRosterAsync(
            new RosterQuery(_school!.Code, query.Class, query.Status, after, size + 1), cancellationToken);
        var today = Today;
        var entries = rows.Take(size).Select(row => StudentViews.OnRoster(_codec.OpenStudent(row.Id, row.Payload), today));
        return new RosterPage(
            [.. entries],
            rows.Count > size ? RosterTokens.Write(new RosterPosition(rows[size - 1].Columns.Class, rows[size - 1].Id)) : null);
    }

    /// <summary>Reads the school and says why the caller may not, or that there is no such school.</summary>
    private async ValueTask<Refusal?> MayNotAsync(Caller caller, Permission permission, CancellationToken cancellationToken)
    {
        if (caller.MayNot(permission) is { } refusal)
        {
            return refusal;
        }

        await _read.EnsureAsync(cancellationToken);
        if (_school is null)
        {
            return Refusal.Of(RuleBook.SchoolNotFound);
        }

        return caller.MayNot(permission, _school.Code, _school.Authority);
    }

    private async Task<Refusal> ExistsAsync(CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return Refusal.Of(_school?.State == SchoolState.Closed ? RuleBook.SchoolCodeVoid : RuleBook.SchoolExists, "code");
    }

    private async Task<CommitOutcome> ChangeAsync(
        SchoolRecord changed, SchoolEvent change, byte[] previousHash, Operation? operation, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var unit = _units.Change(
            changed.Version == 1 ? null : _school, changed, change, previousHash, operation, actor, _time.GetUtcNow());
        try
        {
            // Never cancelled: a commit that was begun and given up would have an unknown outcome.
            var outcome = await _store.CommitAsync(unit, CancellationToken.None);
            if (outcome is CommitOutcome.Committed)
            {
                _school = changed;
                _headHash = unit.Record.HeadHash;
                _read.Know();
                ReportSoon();
            }
            else if (outcome is CommitOutcome.VersionConflict)
            {
                GrainTelemetry.Conflicted(CommitConflict.Version);
                _read.Forget();
            }

            return outcome;
        }
        catch
        {
            _read.Forget();
            throw;
        }
    }

    /// <summary>The first answer to an operation, made from the school as it stood right after it.</summary>
    private async Task<Answer<T>> RepeatAsync<T>(
        StoredAnswer answer, Operation operation, Func<SchoolRecord, T> view, CancellationToken cancellationToken) where T : class
    {
        var id = SchoolIds.For(_code!.Value);
        if (answer.Record != id || !answer.Operation.RequestHash.AsSpan().SequenceEqual(operation.RequestHash))
        {
            return Refusal.Of(RuleBook.IdempotencyConflict);
        }

        SchoolRecord? school = null;
        foreach (var stored in await _store.ReadEventsAsync(id, 0, answer.Version, cancellationToken))
        {
            school = SchoolRecord.Apply(school, _codec.OpenSchoolEvent(_code.Value, stored.Event.Payload));
        }

        GrainTelemetry.Replayed();
        return new Answer<T>
        {
            Value = view(school ?? throw new InvalidOperationException("An operation is answered by a school that has no events.")),
            Replayed = true,
        };
    }

    private async Task ReadSchoolAsync()
    {
        var stored = _code is { } code ? await _store.FindSchoolAsync(code, CancellationToken.None) : null;
        _school = stored is null ? null : _codec.OpenSchool(stored.Code, stored.Payload);
        _headHash = stored?.HeadHash ?? EventChain.Start;
    }
}
