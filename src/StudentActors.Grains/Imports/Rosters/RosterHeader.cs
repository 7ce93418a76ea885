using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>The header row of one file: which of its columns is which, in whatever order they stand.</summary>
internal sealed class RosterHeader
{
    private readonly int[] _positions;

    private RosterHeader(string[] texts, RosterColumn?[] columns)
    {
        Texts = texts;
        Columns = columns;
        _positions = new int[RosterColumns.All.Count];
        Array.Fill(_positions, -1);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is { } column)
            {
                _positions[column.Ordinal] = i;
            }
        }
    }

    /// <summary>The header cells as they stand in the file.</summary>
    public string[] Texts { get; }

    /// <summary>By position; <c>null</c> for a column that carries no data.</summary>
    public IReadOnlyList<RosterColumn?> Columns { get; }

    /// <summary>The cell of a column, <c>null</c> where the file lacks the column.</summary>
    public string? Cell(string[] cells, RosterColumn column) => _positions[column.Ordinal] is >= 0 and var at ? cells[at] : null;

    /// <summary>
    /// Reads a header row. A refusal names the columns at fault in its paths. A first row in which no column is known is taken for data
    /// and not repeated.
    /// </summary>
    public static Decision<RosterHeader> Read(string[] texts)
    {
        var columns = new RosterColumn?[texts.Length];
        var known = new bool[RosterColumns.All.Count];
        var faults = new List<Fault>();
        for (var i = 0; i < texts.Length; i++)
        {
            var text = texts[i].Trim();
            var column = RosterColumns.Find(text);
            if (column is not null && !known[column.Ordinal])
            {
                columns[i] = column;
                known[column.Ordinal] = true;
            }
            else if (text.Length > 0 && !RosterColumns.IsOfErrorFile(text))
            {
                faults.Add(new Fault(text, RuleBook.ImportColumns));
            }
        }

        if (!known.Contains(true))
        {
            faults.Clear();
        }

        faults.AddRange(RosterColumns.All
            .Where(column => column.Required && !known[column.Ordinal])
            .Select(column => new Fault(column.English, RuleBook.ImportColumns)));
        return faults.Count > 0 ? new Refusal(RuleBook.ImportColumns, faults) : new RosterHeader(texts, columns);
    }
}
