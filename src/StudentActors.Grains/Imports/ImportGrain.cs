using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Imports.Errors;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;
using StudentActors.Grains.Students;
using StudentActors.Storage.Imports;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Imports;

/// <summary>
/// One import from its upload to the deletion of its file. The work itself is in the other part of the class: it runs between the calls and
/// is taken up again, after a crash, by the reminder that every import keeps until its file is gone.
/// </summary>
internal sealed partial class ImportGrain : Grain, IImportGrain, IRemindable
{
    private readonly IRegistryStore _registry;
    private readonly IKeyRing _keys;
    private readonly ISchoolEntrance _entrance;
    private readonly ImportOptions _options;
    private readonly IdentityPolicy _identity;
    private readonly TimeProvider _time;
    private readonly ILogger<ImportGrain> _logger;
    private readonly StoredState<ImportState> _stored;
    private readonly SealedChunks _chunks;
    private readonly SealedChunks _errorChunks;
    private readonly ErrorFile _errors;
    private readonly IGrainTimer _timer;

    /// <summary>What is stored and, while the work goes on, the progress since.</summary>
    private ImportState? _state;

    public ImportGrain(
        IRegistryStore registry,
        IImportFileStore files,
        IKeyRing keys,
        ISchoolEntrance entrance,
        IOptions<ImportOptions> options,
        IOptions<EnrolmentOptions> enrolment,
        [FromKeyedServices(GrainStorage.Name)] IGrainStorage storage,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
        ILogger<ImportGrain> logger)
    {
        _registry = registry;
        _keys = keys;
        _entrance = entrance;
        _options = options.Value;
        _identity = new IdentityPolicy(enrolment.Value.AllowSynthetic);
        _time = time;
        _logger = logger;
        _stored = new StoredState<ImportState>(storage, "import", this.GetGrainId());
        _chunks = new SealedChunks(files, keys, Id);
        _errorChunks = new SealedChunks(files, keys, SealedChunks.ErrorsOf(Id));
        _errors = new ErrorFile(_errorChunks);
        _timer = this.RegisterGrainTimer(
            WorkAsync,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
    }

    private Guid Id => this.GetPrimaryKey();

    public async Task<Answer<OperationView>> Create(CreateImport command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.ImportStudents) is { } refusal)
        {
            return refusal;
        }

        if (Faults(command) is { Count: > 0 } faults)
        {
            return Refusal.Of(faults);
        }

        if (await LoadAsync(cancellationToken) is { } existing)
        {
            return existing.Account == command.Caller.Account && existing.RequestHash.AsSpan().SequenceEqual(command.Operation.RequestHash)
                ? View(existing) with { Replayed = true }
                : Refusal.Of(RuleBook.IdempotencyConflict);
        }

        var now = _time.GetUtcNow();
        var operation = new OperationKey(command.Operation.Id, command.Operation.RequestHash);
        if (await _registry.TakeOperationAsync(new AnswerWrite(operation, now), Id, cancellationToken) is { } taken
            && (taken.Record != Id || !taken.Operation.RequestHash.AsSpan().SequenceEqual(operation.RequestHash)))
        {
            return Refusal.Of(RuleBook.IdempotencyConflict);
        }

        var state = new ImportState
        {
            RequestHash = command.Operation.RequestHash,
            Account = command.Caller.Account,
            Role = command.Caller.Role,
            Office = command.Caller.Office.Value,
            Authority = (await AuthorityOfAsync(command.Caller.Office, cancellationToken)).Value,
            Commit = command.Mode == ImportModes.Commit,
            CreatedAt = now,
        };
        await SetReminderAsync(state);
        await SaveAsync(state);
        return View(state);
    }

    public async Task<Answer<OperationView>> Upload(Caller caller, int index, byte[] chunk, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } state || caller.Account != state.Account)
        {
            return Refusal.Of(RuleBook.OperationNotFound);
        }

        if (chunk.Length > SealedChunks.LargestChunk || index >= MostChunks)
        {
            return Refusal.Of(RuleBook.ImportTooLarge);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (state.State == OperationState.Queued)
        {
            await _chunks.WriteAsync(state.Province(), index, chunk, cancellationToken);
        }

        return View(state);
    }

    public async Task<Answer<OperationView>> Start(Caller caller, int chunks, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } state || caller.Account != state.Account)
        {
            return Refusal.Of(RuleBook.OperationNotFound);
        }

        if (state.State != OperationState.Queued)
        {
            return View(state);
        }

        if (chunks <= 0)
        {
            return Refusal.Of(RuleBook.ImportEmpty);
        }

        if (chunks > MostChunks)
        {
            return Refusal.Of(RuleBook.ImportTooLarge);
        }

        state = state with { State = OperationState.Running, Chunks = chunks };
        await SetReminderAsync(state);
        await SaveAsync(state);
        GoOn(TimeSpan.Zero);
        return View(state);
    }

    public async Task<Answer<OperationView>> Read(Caller caller, CancellationToken cancellationToken) =>
        await FindAsync(caller, cancellationToken) is { } state ? View(state) : Refusal.Of(RuleBook.OperationNotFound);

    public async Task<Answer<OperationView>> Cancel(Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, cancellationToken) is not { } state)
        {
            return Refusal.Of(RuleBook.OperationNotFound);
        }

        if (!state.HasEnded())
        {
            await StopAsync(cancellationToken);
        }

        return _state is { State: OperationState.Cancelled } cancelled ? View(cancelled) : Refusal.Of(RuleBook.OperationFinished);
    }

    public async Task<Answer<ErrorFilePage>> ReadErrors(Caller caller, string? pageToken, bool chinese, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, cancellationToken) is not { } state)
        {
            return Refusal.Of(RuleBook.OperationNotFound);
        }

        if (state.FilesDeleted)
        {
            return Refusal.Of(RuleBook.ImportFilesDeleted);
        }

        var page = 0;
        if (pageToken is not null && (!int.TryParse(pageToken, out page) || page < 0))
        {
            return Refusal.Of(RuleBook.RequestInvalid, "pageToken");
        }

        if (RosterHeader.Read(state.Header).Value is not { } header)
        {
            // The file has not been inspected, or cannot be read at all.
            return new ErrorFilePage(string.Empty, null);
        }

        var csv = await _errors.ReadAsync(header, page, chinese, cancellationToken);
        return new ErrorFilePage(csv, page + 1 < state.Progress.ErrorPages ? $"{page + 1}" : null);
    }

    private int MostChunks => (int)((_options.MaxFileBytes + SealedChunks.LargestChunk - 1) / SealedChunks.LargestChunk);

    private static List<Fault> Faults(CreateImport command)
    {
        var faults = new List<Fault>();
        if (command.Kind != ImportKinds.Students)
        {
            faults.Add(new Fault("kind", RuleBook.ImportKind));
        }

        if (command.Mode is not (ImportModes.Validate or ImportModes.Commit))
        {
            faults.Add(new Fault("mode", RuleBook.ImportMode));
        }

        return faults;
    }

    private async Task<AuthorityCode> AuthorityOfAsync(Office office, CancellationToken cancellationToken) =>
        office.School is { } school
            ? (await _registry.FindSchoolAsync(school, cancellationToken))?.Authority ?? AuthorityCode.Nation
            : office.Authority ?? AuthorityCode.Nation;

    private Answer<OperationView> View(ImportState state) => ImportViews.Of(Id, state);

    private async Task<ImportState?> FindAsync(Caller caller, CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) is { } state && ImportViews.MaySee(caller, state) ? state : null;

    private async Task<ImportState?> LoadAsync(CancellationToken cancellationToken)
    {
        if (_state is null && await _stored.ReadAsync(cancellationToken) is { } stored)
        {
            // Another call may have loaded it meanwhile, and the work may have gone on from there.
            _state ??= stored;
            if (_state.State == OperationState.Running)
            {
                GoOn(TimeSpan.Zero);
            }
        }

        return _state;
    }

    private async Task SaveAsync(ImportState state)
    {
        await _stored.WriteAsync(state);
        _state = state;
    }
}
