using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>The registry store without a database.</summary>
internal sealed class MemoryRegistryStore : IRegistryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, RecordWrite> _records = [];
    private readonly Dictionary<Guid, List<StoredEvent>> _events = [];
    private readonly List<Change> _changes = [];
    private readonly Dictionary<ClaimKey, Guid> _claims = [];
    private readonly Dictionary<Guid, StoredAnswer> _answers = [];

    public Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Commit(unit));
        }
    }

    public Task<IReadOnlyList<CommitOutcome>> CommitManyAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<CommitOutcome>>([.. units.Select(Commit)]);
        }
    }

    public Task<StoredStudent?> FindStudentAsync(StudentId id, CancellationToken cancellationToken) =>
        Read(() => _records.GetValueOrDefault(id.Guid) is StudentWrite write ? Stored(write) : null);

    public Task<StoredSchool?> FindSchoolAsync(SchoolCode code, CancellationToken cancellationToken) =>
        Read(() => _records.GetValueOrDefault(SchoolIds.For(code)) is SchoolWrite write ? Stored(write) : null);

    public Task<Guid?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken) =>
        Read(() => _claims.TryGetValue(key, out var owner) ? owner : (Guid?)null);

    public Task<StoredAnswer?> FindAnswerAsync(Guid operation, CancellationToken cancellationToken) =>
        Read(() => _answers.GetValueOrDefault(operation));

    public Task<StoredAnswer?> TakeOperationAsync(AnswerWrite operation, Guid subject, CancellationToken cancellationToken) =>
        Read(() =>
        {
            var before = _answers.GetValueOrDefault(operation.Operation.Id);
            _answers.TryAdd(operation.Operation.Id, new StoredAnswer(operation.Operation, subject, 0, operation.At));
            return before;
        });

    public Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        Guid record, int afterSequence, int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredEvent>>(() =>
            [.. _events.GetValueOrDefault(record, []).Where(e => e.Event.Sequence > afterSequence).Take(limit)]);

    public Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredStudent>>(() =>
        [
            .. Students()
                .Where(s => s.Columns.School == query.School
                    && (query.Class is null || s.Columns.Class == query.Class)
                    && (query.Status is null || s.Columns.Status == query.Status)
                    && (query.After is null || Order(s).CompareTo(Order(query.After)) > 0))
                .OrderBy(Order)
                .Take(query.Limit)
                .Select(Stored),
        ]);

    public Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<HeadCount>>(() => [.. Heads(s => s.Columns.School == school).Select(count => count.Count)]);

    public Task<IReadOnlyList<SchoolHeadCount>> CountAuthorityAsync(AuthorityCode authority, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<SchoolHeadCount>>(() => [.. Heads(s => s.Columns.HomeAuthority == authority)]);

    public Task<IReadOnlyList<StoredSchool>> ListSchoolsAsync(
        AuthorityCode authority, SchoolCode? after, int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredSchool>>(() =>
        [
            .. _records.Values.OfType<SchoolWrite>()
                .Where(s => s.Authority == authority && (after is null || s.Code.CompareTo(after.Value) > 0))
                .OrderBy(s => s.Code)
                .Take(limit)
                .Select(Stored),
        ]);

    public Task<ChangePage> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken) =>
        Read(() =>
        {
            var rest = _changes.Where(c => query.After is null || c.Position.Row > query.After.Value.Row).ToList();
            var page = rest
                .Where(c => query.Scope.Covers(c.School, c.Authority) && (query.Kinds.Count == 0 || query.Kinds.Contains(c.Kind)))
                .Take(query.Limit)
                .ToList();
            var more = page.Count == query.Limit && rest[^1].Position != page[^1].Position;
            return new ChangePage(page, more ? page[^1].Position : rest.Count > 0 ? rest[^1].Position : query.After, more);
        });

    public Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private CommitOutcome Commit(CommitUnit unit)
    {
        var id = unit.Record.Id;
        if (unit.Answer is { } answer && _answers.TryGetValue(answer.Operation.Id, out var before))
        {
            return new CommitOutcome.AnsweredBefore(before);
        }

        if ((_records.GetValueOrDefault(id)?.Version ?? 0) != unit.Record.ExpectedVersion)
        {
            return CommitOutcome.VersionConflict.Instance;
        }

        foreach (var claim in unit.Claims)
        {
            if (_claims.TryGetValue(claim.Key, out var owner) && owner != id)
            {
                return new CommitOutcome.ClaimTaken(claim.Key, owner);
            }
        }

        _records[id] = unit.Record;
        foreach (var claim in unit.Claims)
        {
            _claims[claim.Key] = id;
        }

        foreach (var e in unit.Events)
        {
            if (!_events.TryGetValue(id, out var events))
            {
                _events.Add(id, events = []);
            }

            events.Add(new StoredEvent(id, e));
            var (school, authority) = unit.Record switch
            {
                StudentWrite s => (s.Columns.School, s.Columns.HomeAuthority),
                SchoolWrite s => (s.Code, s.Authority),
                _ => throw new InvalidOperationException(),
            };
            _changes.Add(new Change(
                new ChangePosition(0, _changes.Count + 1), unit.Record.Kind, id, e.Sequence, e.Kind, e.At, school, authority, e.Hash));
        }

        if (unit.Answer is { } write)
        {
            _answers.Add(write.Operation.Id, new StoredAnswer(write.Operation, id, unit.Record.Version, write.At));
        }

        return CommitOutcome.Committed.Instance;
    }

    private IEnumerable<StudentWrite> Students() => _records.Values.OfType<StudentWrite>();

    private IEnumerable<SchoolHeadCount> Heads(Func<StudentWrite, bool> of) => Students()
        .Where(of)
        .CountBy(s => (s.Columns.School, s.Columns.Class, s.Columns.Sex, s.Columns.Status))
        .Select(count => new SchoolHeadCount(
            count.Key.School, new HeadCount(count.Key.Class, count.Key.Sex, count.Key.Status, count.Value)));

    private static (Stage Stage, int Year, int Number, Guid Id) Order(StudentWrite s) =>
        (s.Columns.Class.Stage, s.Columns.Class.EntryYear, s.Columns.Class.Number, s.Id);

    private static (Stage Stage, int Year, int Number, Guid Id) Order(RosterPosition p) =>
        (p.Class.Stage, p.Class.EntryYear, p.Class.Number, p.Id.Guid);

    private static StoredStudent Stored(StudentWrite s) => new(new StudentId(s.Id), s.Version, s.Payload, s.HeadHash, s.Columns);

    private static StoredSchool Stored(SchoolWrite s) => new(s.Code, s.Authority, s.Version, s.Payload, s.HeadHash);

    private Task<T> Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return Task.FromResult(read());
        }
    }
}
