using System.Buffers;
using System.Text;
using Sylvan.Data.Csv;

namespace StudentActors.Grains.Imports.Files;

/// <summary>Reads CSV as it streams in. Wrong quotes spoil a record, not the file.</summary>
internal sealed class CsvRecordReader : IRecordReader
{
    // Also the longest record, in characters; a roster's has a few hundred.
    private const int BufferLength = 64 << 10;
    private const char Damaged = '\uFFFD';

    private static readonly SearchValues<char> Suspect = SearchValues.Create('"', Damaged, '\0');

    private readonly TextReader _text;
    private readonly char _delimiter;
    private CsvDataReader? _csv;
    private string[] _last = [];

    public CsvRecordReader(Stream stream, Encoding encoding, char delimiter)
    {
        _text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, BufferLength);
        _delimiter = delimiter;
    }

    public async ValueTask<FileRecord?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _csv ??= await CsvDataReader.CreateAsync(_text, Options(), cancellationToken);
            return await _csv.ReadAsync(cancellationToken) ? Record(_csv) : null;
        }
        catch (CsvRecordTooLargeException)
        {
            return new FileRecord([], RecordDamage.Runaway);
        }
    }

    public ValueTask DisposeAsync()
    {
        _text.Dispose();
        return ValueTask.CompletedTask;
    }

    private CsvDataReaderOptions Options() => new()
    {
        HasHeaders = false,
        Delimiter = _delimiter,
        CsvStyle = CsvStyle.Lax,
        Comment = '\0',
        BufferSize = BufferLength,
        MaxBufferSize = BufferLength,
        OwnsReader = false,
    };

    private FileRecord Record(CsvDataReader csv)
    {
        var count = csv.RowFieldCount;
        if (_last.Length < count)
        {
            Array.Resize(ref _last, count);
        }

        var cells = new string[count];
        for (var i = 0; i < count; i++)
        {
            // Rosters repeat themselves: school, class, ethnicity and dates of a row are mostly those of the row before.
            var span = csv.GetFieldSpan(i);
            cells[i] = span.IsEmpty ? string.Empty : span.SequenceEqual(_last[i]) ? _last[i] : _last[i] = span.ToString();
        }

        return new FileRecord(cells, DamageOf(csv.GetRawRecordSpan()));
    }

    private RecordDamage DamageOf(ReadOnlySpan<char> raw)
    {
        if (!raw.ContainsAny(Suspect))
        {
            return RecordDamage.None;
        }

        if (!QuotesArePaired(raw))
        {
            return raw.TrimEnd("\r\n").ContainsAny('\r', '\n') ? RecordDamage.Runaway : RecordDamage.Unreadable;
        }

        return raw.ContainsAny(Damaged, '\0') ? RecordDamage.Unreadable : RecordDamage.None;
    }

    private bool QuotesArePaired(ReadOnlySpan<char> rest)
    {
        while (rest is not [])
        {
            if (rest[0] == '"')
            {
                if (!SkipQuoted(ref rest))
                {
                    return false;
                }

                if (rest is not [] && rest[0] != _delimiter)
                {
                    return rest.Trim("\r\n").IsEmpty;
                }
            }

            var next = rest.IndexOf(_delimiter);
            rest = next < 0 ? [] : rest[(next + 1)..];
        }

        return true;
    }

    // A doubled quote stands for one quote and closes nothing.
    private static bool SkipQuoted(ref ReadOnlySpan<char> rest)
    {
        do
        {
            rest = rest[1..];
            var quote = rest.IndexOf('"');
            if (quote < 0)
            {
                return false;
            }

            rest = rest[(quote + 1)..];
        }
        while (rest is ['"', ..]);
        return true;
    }
}
