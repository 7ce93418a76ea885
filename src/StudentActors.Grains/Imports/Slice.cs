using System.Collections.Immutable;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Imports.Errors;
using StudentActors.Grains.Imports.Rosters;
using StudentActors.Grains.Schools;

namespace StudentActors.Grains.Imports;

/// <summary>Some rows of a file on their way to their schools.</summary>
internal sealed class Slice
{
    private readonly Dictionary<SchoolCode, List<Batch>> _schools = [];
    private readonly List<(RosterOrder Order, IReadOnlyList<RowRefusal> Refusals)> _unfit = [];

    public int Rows { get; private set; }

    public long LastRow { get; private set; }

    public IReadOnlyDictionary<SchoolCode, List<Batch>> Schools => _schools;

    /// <param name="isDouble">The file names the same document in an earlier row.</param>
    public void Add(RosterOrder order, bool isDouble)
    {
        Rows++;
        LastRow = order.Row.Number;
        if (order.School is not { } school)
        {
            _unfit.Add((order, [.. order.Faults.Select(fault => new RowRefusal(fault.Path, fault.Rule.Id))]));
            return;
        }

        if (!_schools.TryGetValue(school, out var batches))
        {
            _schools.Add(school, batches = []);
        }

        if (batches.Count == 0 || batches[^1].Rows.Count == EnrolMany.LargestBatch)
        {
            batches.Add(new Batch());
        }

        batches[^1].Rows.Add((order, isDouble));
    }

    public SliceResult Result(RosterHeader header)
    {
        var (enrolled, unchanged, warnings) = (0, 0, 0);
        var rejected = _unfit.ConvertAll(row => new RejectedRow(row.Order.Row.Number, row.Order.Row.Cells, row.Refusals));
        foreach (var batch in _schools.Values.SelectMany(batches => batches))
        {
            for (var i = 0; i < batch.Rows.Count; i++)
            {
                var (order, isDouble) = batch.Rows[i];
                var answer = batch.Answers[i];
                if (isDouble || answer.Outcome == RowOutcome.Rejected)
                {
                    rejected.Add(new RejectedRow(order.Row.Number, order.Row.Cells, Refusals(answer, isDouble)));
                }
                else if (answer.Outcome == RowOutcome.Unchanged)
                {
                    unchanged++;
                }
                else
                {
                    enrolled++;
                    warnings += answer.HasWarnings ? 1 : 0;
                }
            }
        }

        rejected.Sort((left, right) => left.Number.CompareTo(right.Number));
        return new SliceResult(LastRow, Rows, enrolled, unchanged, warnings, rejected, Errors(header, rejected));
    }

    private static RowRefusal[] Refusals(RowAnswer answer, bool isDouble)
    {
        var refusals = answer.Faults.Select(fault => new RowRefusal(fault.Path, fault.Rule));
        return isDouble && !answer.Faults.Any(fault => fault.Rule == RuleBook.IdentityDuplicate.Id)
            ? [.. refusals, new RowRefusal(RosterColumns.DocumentNumber.Path, RuleBook.IdentityDuplicate.Id)]
            : [.. refusals];
    }

    private static RowError[] Errors(RosterHeader header, List<RejectedRow> rejected) =>
    [
        .. rejected.SelectMany(row => row.Refusals.Select(refusal => new RowError(
            row.Number, refusal.Rule, RosterForm.ColumnAt(header, row.Cells, refusal.Path)?.English ?? refusal.Path)))
            .Take(ImportProgress.MostErrorsShown),
    ];
}

/// <summary>Rows that go to their school in one call.</summary>
internal sealed class Batch
{
    public List<(RosterOrder Order, bool IsDouble)> Rows { get; } = [];

    /// <summary>In the order of the rows; default until the school has answered.</summary>
    public ImmutableArray<RowAnswer> Answers { get; set; }

    public ImmutableArray<RowOrder> Orders() => [.. Rows.Select(row => row.Order.Order)];
}
