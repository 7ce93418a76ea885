using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>What a registry store does, in dictionaries.</summary>
internal sealed class RegistryModel
{
    private readonly Pupil[] _pupils = [.. Enumerable.Range(0, 8).Select(_ => Pupil.New())];
    private readonly ClaimKey[] _claims = [.. Enumerable.Range(0, 10).Select(i => Pupil.Claim((ClaimKind)((i % 3) + 1)))];
    private readonly AnswerWrite[] _operations = [.. Enumerable.Range(0, 12).Select(_ => Pupil.Answer())];
    private readonly SchoolCode[] _schools = [.. Enumerable.Range(0, 4).Select(_ => Schools.New())];
    private readonly Dictionary<ClaimKey, Guid> _owners = [];
    private readonly Dictionary<Guid, StoredAnswer> _answers = [];
    private readonly Dictionary<byte[], Pupil> _proposed = [];

    public IReadOnlyList<Pupil> AllPupils => _pupils;

    public IReadOnlyList<ClaimKey> AllClaims => _claims;

    public IEnumerable<Guid> AllOperations => _operations.Select(answer => answer.Operation.Id);

    public IReadOnlyList<SchoolCode> AllSchools => _schools;

    public Guid? OwnerOf(ClaimKey claim) => _owners.TryGetValue(claim, out var owner) ? owner : null;

    public Guid? RecordOf(Guid operation) => _answers.TryGetValue(operation, out var answer) ? answer.Record : null;

    public CommitUnit Unit(Step step)
    {
        // Mostly the right version; a drift of one way or the other only sometimes, and never below zero.
        var drift = step.Place == 0 ? step.Drift : 0;
        var pupil = _pupils[step.Pupil] with { Version = Math.Max(0, _pupils[step.Pupil].Version + drift) };
        var (next, unit) = pupil.Change(
            [.. step.Claims.Select(claim => _claims[claim])],
            step.Operation < 0 ? null : _operations[step.Operation],
            columns: columns => columns with
            {
                School = _schools[step.Place],
                Class = new ClassId(Stage.Primary, 2026, 1 + step.Events),
                Sex = step.Drift == 0 ? Sex.Male : Sex.Female,
            },
            events: step.Events);
        _proposed[next.Payload] = next;
        return unit;
    }

    public CommitOutcome Commit(CommitUnit unit)
    {
        var index = Array.FindIndex(_pupils, pupil => pupil.Id == unit.Record.Id);
        if (unit.Answer is { } answer && _answers.TryGetValue(answer.Operation.Id, out var before))
            return new CommitOutcome.AnsweredBefore(before);
        if (_pupils[index].Version != unit.Record.ExpectedVersion)
            return CommitOutcome.VersionConflict.Instance;
        foreach (var claim in unit.Claims)
        {
            if (_owners.TryGetValue(claim.Key, out var owner) && owner != unit.Record.Id)
                return new CommitOutcome.ClaimTaken(claim.Key, owner);
        }

        foreach (var claim in unit.Claims)
            _owners[claim.Key] = unit.Record.Id;
        if (unit.Answer is { } taken)
            _answers[taken.Operation.Id] = new StoredAnswer(taken.Operation, unit.Record.Id, unit.Record.Version, taken.At);
        _pupils[index] = _proposed[unit.Record.Payload];
        return CommitOutcome.Committed.Instance;
    }

    public static string Text(CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.AnsweredBefore before => $"answered {before.Answer.Record} {before.Answer.Version}",
        _ => outcome.ToString(),
    };
}
