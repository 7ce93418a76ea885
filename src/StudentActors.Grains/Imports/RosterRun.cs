using System.Collections.Immutable;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;
using StudentActors.Grains.Schools;

namespace StudentActors.Grains.Imports;

/// <summary>
/// Takes one roster from a row on to its end, slice by slice. A slice that failed half-way stays at hand: taken up again, it calls only
/// those schools that have not answered.
/// </summary>
internal sealed class RosterRun : IAsyncDisposable
{
    private readonly IRecordReader _records;
    private readonly RosterReader _reader;
    private readonly RosterOrders _orders;
    private readonly HashSet<Guid> _documents = [];

    /// <summary>Places that a validation has given away so far.</summary>
    private readonly Dictionary<SchoolCode, ImmutableDictionary<ClassId, int>> _foreseen = [];

    private Slice? _slice;
    private Task<Slice?>? _ahead;

    private RosterRun(IRecordReader records, RosterReader reader, RosterOrders orders)
    {
        _records = records;
        _reader = reader;
        _orders = orders;
    }

    /// <summary>Opens a file that was inspected before, behind the row where the work stopped.</summary>
    public static async Task<RosterRun> OpenAsync(
        IRecordReader records, Func<RosterHeader, RosterOrders> orders, long cursor, CancellationToken cancellationToken)
    {
        var opened = await RosterReader.OpenAsync(records, cancellationToken);
        var reader = opened.Value ?? throw new InvalidDataException("The file is no longer the one that was inspected.");
        var run = new RosterRun(records, reader, orders(reader.Header));
        while (reader.LastRow < cursor && await reader.ReadAsync(cancellationToken) is not null)
        {
        }

        return run;
    }

    /// <summary>
    /// Reads the next slice unless one is at hand, and begins with the one behind it, so that the file is read while its rows are
    /// enrolled. <c>false</c> at the end of the file.
    /// </summary>
    public async Task<bool> ReadAsync(int rows, DateOnly today, CancellationToken cancellationToken)
    {
        if (_slice is not null)
        {
            return true;
        }

        _slice = await (_ahead ?? ReadSliceAsync(rows, today, cancellationToken));
        _ahead = _slice is null ? null : Task.Run(() => ReadSliceAsync(rows, today, cancellationToken), cancellationToken);
        return _slice is not null;
    }

    /// <summary>
    /// Hands the slice's rows over to their schools: several schools at once, the rows of one school in the order of the file, so that the
    /// earlier row gets the last place in a class.
    /// </summary>
    /// <remarks>Not to be cancelled: rows whose outcome nobody heard of would have to be sent again.</remarks>
    public async Task<SliceResult> EnrolAsync(ISchoolEntrance entrance, Caller caller, bool commit, int schoolsAtOnce)
    {
        var slice = _slice ?? throw new InvalidOperationException("There is no slice at hand.");
        var schools = new Queue<KeyValuePair<SchoolCode, List<Batch>>>(slice.Schools);
        var failed = false;
        await Task.WhenAll(Enumerable.Range(0, schoolsAtOnce).Select(_ => HandOverAsync()));
        _slice = null;
        return slice.Result(_reader.Header);

        async Task HandOverAsync()
        {
            while (!failed && schools.TryDequeue(out var school))
            {
                foreach (var batch in school.Value.Where(batch => batch.Answers.IsDefault))
                {
                    try
                    {
                        var ahead = commit ? null : _foreseen.GetValueOrDefault(school.Key);
                        var command = new EnrolMany(caller, batch.Orders(), commit, ahead);
                        batch.Answers = (await entrance.EnrolMany(school.Key, command, CancellationToken.None)).Rows;
                        if (!commit)
                        {
                            Foresee(school.Key, batch);
                        }
                    }
                    catch
                    {
                        failed = true;
                        throw;
                    }
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ahead is Task ahead)
        {
            // Nobody wants its rows any more; whoever reads the file again meets its failure again.
            await ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _records.DisposeAsync();
    }

    private async Task<Slice?> ReadSliceAsync(int rows, DateOnly today, CancellationToken cancellationToken)
    {
        var slice = new Slice();
        while (slice.Rows < rows && await _reader.ReadAsync(cancellationToken) is { } row)
        {
            var order = _orders.Make(row, today);
            slice.Add(order, IsDouble(order));
        }

        return slice.Rows > 0 ? slice : null;
    }

    private void Foresee(SchoolCode school, Batch batch)
    {
        var classes = _foreseen.GetValueOrDefault(school) ?? ImmutableDictionary<ClassId, int>.Empty;
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            var (order, isDouble) = batch.Rows[i];
            if (!isDouble && batch.Answers[i].Outcome == RowOutcome.Enrolled && ClassId.TryParse(order.Order.Form.Class, out var id))
            {
                classes = classes.SetItem(id, classes.GetValueOrDefault(id) + 1);
            }
        }

        _foreseen[school] = classes;
    }

    private bool IsDouble(RosterOrder order) => order.DocumentKey is { } key && !_documents.Add(key);
}
