using Npgsql;
using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

/// <summary>
/// A batch as the arrays that <c>registry_commit</c> takes, each sorted by its key. The lists belong to one command for good: they are
/// emptied and filled again for every batch.
/// </summary>
internal sealed class CommitArrays
{
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<bool> _trusting = new() { NpgsqlDbType = NpgsqlDbType.Boolean };
    private readonly List<Action> _clear = [];
    private readonly List<CommitUnit> _units = [];
    private readonly List<JoinedWrite> _joined = [];
    private readonly List<(ClaimKey Key, Guid Record)> _claims = [];
    private readonly List<(AnswerWrite Answer, RecordWrite Record)> _operations = [];
    private readonly OperationArrays _operationArrays;
    private readonly ClaimArrays _claimArrays;
    private readonly StudentArrays _students;
    private readonly SchoolArrays _schools;
    private readonly CaseArrays _cases;
    private readonly ReviewArrays _reviews;
    private readonly EventArrays _events;
    private readonly DeadlineArrays _deadlines;

    /// <summary>Adds the parameters to the command, in the order in which the function declares them.</summary>
    public CommitArrays(NpgsqlCommand command)
    {
        _command = command;
        _command.Parameters.Add(_trusting);
        _operationArrays = new OperationArrays(this);
        _claimArrays = new ClaimArrays(this);
        _students = new StudentArrays(this);
        _schools = new SchoolArrays(this);
        _cases = new CaseArrays(this);
        _reviews = new ReviewArrays(this);
        _events = new EventArrays(this);
        _deadlines = new DeadlineArrays(this);
    }

    /// <param name="trusting">Whether the function should expect what the units insert to be new.</param>
    public void Fill(IReadOnlyList<CommitUnit> units, bool trusting)
    {
        Clear();
        _trusting.TypedValue = trusting;
        Sort(units);
        foreach (var (answer, record) in _operations)
            _operationArrays.Add(answer, record);
        foreach (var (key, record) in _claims)
            _claimArrays.Add(key, record);
        foreach (var unit in _units)
        {
            switch (unit.Record)
            {
                case StudentWrite student:
                    _students.Add(student, unit.Joined?.Record.Id);
                    break;
                case CaseWrite @case:
                    _cases.Add(@case);
                    break;
                case ReviewWrite review:
                    _reviews.Add(review);
                    break;
                default:
                    _schools.Add((SchoolWrite)unit.Record);
                    break;
            }

            Add(unit.Record, unit.Events, unit.Deadlines);
        }

        foreach (var joined in _joined)
        {
            _cases.Add(joined.Record);
            Add(joined.Record, joined.Events, joined.Deadlines);
        }
    }

    /// <summary>Adds an array parameter and returns its elements.</summary>
    public List<T> Array<T>(NpgsqlDbType type)
    {
        var elements = new List<T>();
        _clear.Add(elements.Clear);
        _command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = elements, NpgsqlDbType = NpgsqlDbType.Array | type });
        return elements;
    }

    // Also lets go of the last batch's payloads.
    public void Clear()
    {
        foreach (var clear in _clear)
            clear();
        _units.Clear();
        _joined.Clear();
        _claims.Clear();
        _operations.Clear();
    }

    private void Add(RecordWrite record, IReadOnlyList<EventWrite> events, IReadOnlyList<DeadlineWrite> deadlines)
    {
        var place = record.Place();
        foreach (var change in events)
            _events.Add(record, place, change);
        foreach (var deadline in deadlines)
            _deadlines.Add(record.Id, deadline);
    }

    private void Sort(IReadOnlyList<CommitUnit> units)
    {
        _units.AddRange(units);
        foreach (var unit in units)
        {
            foreach (var claim in unit.Claims)
                _claims.Add((claim.Key, unit.Record.Id));
            if (unit.Answer is { } answer)
                _operations.Add((answer, unit.Answering));
            if (unit.Joined is { } joined)
                _joined.Add(joined);
        }

        _units.Sort(static (left, right) => left.Record.Id.CompareTo(right.Record.Id));
        _joined.Sort(static (left, right) => left.Record.Id.CompareTo(right.Record.Id));
        _operations.Sort(static (left, right) => left.Answer.Operation.Id.CompareTo(right.Answer.Operation.Id));
        _claims.Sort(static (left, right) =>
            left.Key.Hash.CompareTo(right.Key.Hash) is var order and not 0 ? order : left.Key.Kind.CompareTo(right.Key.Kind));
    }
}
