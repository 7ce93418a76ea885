using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Files;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>Reads the rows of a roster: every row as wide as the header, blank ones left out but counted.</summary>
internal sealed class RosterReader
{
    private const int MostColumns = 200;

    private readonly IRecordReader _records;

    private RosterReader(IRecordReader records, RosterHeader header)
    {
        _records = records;
        Header = header;
    }

    public RosterHeader Header { get; }

    /// <summary>Number of the last row that was read, blank ones included.</summary>
    public long LastRow { get; private set; }

    /// <summary>The last row's quotes swallowed the rows after it.</summary>
    public bool HasRunAway { get; private set; }

    /// <summary>Reads the header. The records stay the caller's to dispose of.</summary>
    public static async Task<Decision<RosterReader>> OpenAsync(IRecordReader records, CancellationToken cancellationToken)
    {
        var first = await records.ReadAsync(cancellationToken);
        if (first is null || first.Damage != RecordDamage.None || first.Cells.Length > MostColumns)
        {
            var rule = first is null ? RuleBook.ImportEmpty : RuleBook.ImportFormat;
            return new Refusal(rule, [new Fault(string.Empty, rule)]);
        }

        var header = RosterHeader.Read(first.Cells);
        return header.Accepted ? new RosterReader(records, header.Value) : header.Refusal!;
    }

    /// <summary>The next row, or <c>null</c> at the end.</summary>
    public async ValueTask<RosterRow?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _records.ReadAsync(cancellationToken) is { } record)
        {
            LastRow++;
            HasRunAway = record.Damage == RecordDamage.Runaway;
            var unreadable = record.Damage != RecordDamage.None;
            if (unreadable || !Array.TrueForAll(record.Cells, string.IsNullOrWhiteSpace))
            {
                return Fit(record, unreadable);
            }
        }

        return null;
    }

    private RosterRow Fit(FileRecord record, bool unreadable)
    {
        var width = Header.Texts.Length;
        var cells = record.Cells;
        if (cells.Length > width)
        {
            unreadable |= !cells.AsSpan(width).TrimEnd(string.Empty).IsEmpty;
            Array.Resize(ref cells, width);
        }
        else if (cells.Length < width)
        {
            var missing = cells.Length;
            Array.Resize(ref cells, width);
            Array.Fill(cells, string.Empty, missing, width - missing);
        }

        return new RosterRow(LastRow, cells, unreadable ? new Fault(string.Empty, RuleBook.ImportRowUnreadable) : null);
    }
}
