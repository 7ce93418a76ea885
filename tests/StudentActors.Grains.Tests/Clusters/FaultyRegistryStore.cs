using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>A store that fails when a test says so: before or after a commit took effect, or altogether.</summary>
internal sealed class FaultyRegistryStore(IRegistryStore inner) : IRegistryStore
{
    private Failing? _failing;
    private int _failBefore;
    private int _failAfter;
    private int _untilHeld;
    private Task _heldUntil = Task.CompletedTask;
    private TaskCompletionSource _held = new();

    /// <summary>Every call fails.</summary>
    public bool Down { get; set; }

    /// <summary>How it fails.</summary>
    public Func<Exception> Failure { get; set; } = () => new RegistryUnavailableException("The test has taken the database away.");

    /// <summary>How likely a commit fails before it took effect, and after.</summary>
    public (double Before, double After) Chances { get; set; }

    /// <summary>Lets so many commits through and fails the one that follows them.</summary>
    public void FailCommit(int number, bool afterItTookEffect) => _failing = new Failing(number, afterItTookEffect);

    /// <summary>Lets so many more commits through and holds the next one until the gate opens. Completes once it is held.</summary>
    public Task HoldCommit(int after, Task gate)
    {
        _heldUntil = gate;
        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _untilHeld = after + 1;
        return _held.Task;
    }

    /// <summary>Fails the next commits without having done anything.</summary>
    public void FailBeforeCommit(int times) => _failBefore = times;

    /// <summary>Fails the next commits after they took effect: the caller cannot know.</summary>
    public void FailAfterCommit(int times) => _failAfter = times;

    /// <summary>Takes back whatever was ordered and has not happened yet.</summary>
    public void Heal()
    {
        (_failing, _failBefore, _failAfter, Chances) = (null, 0, 0, default);
        _untilHeld = 0;
    }

    public Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken) =>
        CommitAsync(() => inner.CommitAsync(unit, cancellationToken));

    public Task<IReadOnlyList<CommitOutcome>> CommitManyAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken) =>
        CommitAsync(() => inner.CommitManyAsync(units, cancellationToken));

    public Task<bool> OutlastCommitsAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        Do(() => inner.OutlastCommitsAsync(atMost, cancellationToken));

    public Task<StoredStudent?> FindStudentAsync(StudentId id, CancellationToken cancellationToken) =>
        Do(() => inner.FindStudentAsync(id, cancellationToken));

    public Task<StoredSchool?> FindSchoolAsync(SchoolCode code, CancellationToken cancellationToken) =>
        Do(() => inner.FindSchoolAsync(code, cancellationToken));

    public Task<Guid?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken) =>
        Do(() => inner.FindClaimAsync(key, cancellationToken));

    public Task<StoredAnswer?> FindAnswerAsync(Guid operation, CancellationToken cancellationToken) =>
        Do(() => inner.FindAnswerAsync(operation, cancellationToken));

    public Task<StoredAnswer?> TakeOperationAsync(AnswerWrite operation, Guid subject, CancellationToken cancellationToken) =>
        Do(() => inner.TakeOperationAsync(operation, subject, cancellationToken));

    public Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        Guid record, int afterSequence, int limit, CancellationToken cancellationToken) =>
        Do(() => inner.ReadEventsAsync(record, afterSequence, limit, cancellationToken));

    public Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, CancellationToken cancellationToken) =>
        Do(() => inner.ReadRosterAsync(query, cancellationToken));

    public Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, CancellationToken cancellationToken) =>
        Do(() => inner.CountSchoolAsync(school, cancellationToken));

    public Task<IReadOnlyList<SchoolHeadCount>> CountAuthorityAsync(AuthorityCode authority, CancellationToken cancellationToken) =>
        Do(() => inner.CountAuthorityAsync(authority, cancellationToken));

    public Task<IReadOnlyList<StoredSchool>> ListSchoolsAsync(
        AuthorityCode authority, SchoolCode? after, int limit, CancellationToken cancellationToken) =>
        Do(() => inner.ListSchoolsAsync(authority, after, limit, cancellationToken));

    public Task<IReadOnlyList<StoredSchool>> ListSchoolsOwingAsync(
        SchoolDebts debt, AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken) =>
        Do(() => inner.ListSchoolsOwingAsync(debt, region, after, limit, cancellationToken));

    public Task<ChangePage> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken) =>
        Do(() => inner.ReadChangesAsync(query, cancellationToken));

    public Task ProbeAsync(CancellationToken cancellationToken) => Down ? throw Failure() : inner.ProbeAsync(cancellationToken);

    private async Task<T> CommitAsync<T>(Func<Task<T>> commit)
    {
        if (Interlocked.Decrement(ref _untilHeld) == 0)
        {
            _held.SetResult();
            await _heldUntil;
        }

        var (before, after) = Chances;
        if (Down || Interlocked.Decrement(ref _failBefore) >= 0 || Random.Shared.NextDouble() < before)
        {
            throw Failure();
        }

        var fails = _failing is { } failing && failing.IsNow();
        if (fails && !_failing!.After)
        {
            throw Failure();
        }

        var outcome = await commit();
        if (fails)
        {
            throw Failure();
        }

        return Interlocked.Decrement(ref _failAfter) >= 0 || Random.Shared.NextDouble() < after ? throw Failure() : outcome;
    }

    private Task<T> Do<T>(Func<Task<T>> call) => Down ? Task.FromException<T>(Failure()) : call();

    private sealed class Failing(int left, bool after)
    {
        private int _left = left;

        public bool After => after;

        public bool IsNow() => Interlocked.Decrement(ref _left) == -1;
    }
}
