using System.Buffers;
using System.Text;

namespace StudentActors.Grains.Imports.Files;

/// <summary>
/// Tells by all of a file's bytes whether it is UTF-8 or GB18030. A file that is UTF-8 but for a few damaged bytes stays UTF-8: taken for
/// GB18030, its Chinese would turn into other Chinese that no rule can recognise as wrong.
/// </summary>
internal sealed class TextScan
{
    private const int LongestSequence = 4;
    private const int SoundPerDamaged = 20;

    private readonly byte[] _held = new byte[LongestSequence * 2];
    private int _heldLength;
    private bool _started;
    private bool _hasMark;
    private long _sound;
    private long _damaged;

    /// <summary>A file with NUL bytes is no text.</summary>
    public bool IsBinary { get; private set; }

    public FileFormat Format =>
        _damaged == 0 || _hasMark || _sound >= _damaged * SoundPerDamaged ? FileFormat.CsvUtf8 : FileFormat.CsvGb18030;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (!_started)
        {
            _started = true;
            _hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        }

        IsBinary |= bytes.Contains((byte)0);
        if (_heldLength > 0)
        {
            bytes = FinishHeld(bytes);
        }

        Count(bytes, isLast: false);
    }

    /// <summary>Counts a sequence that the end of the file cuts short.</summary>
    public void End()
    {
        Count(_held.AsSpan(0, _heldLength), isLast: true);
        _heldLength = 0;
    }

    // The sequence that the last piece ended in the middle of, completed by the first bytes of this one.
    private ReadOnlySpan<byte> FinishHeld(ReadOnlySpan<byte> bytes)
    {
        var held = _heldLength;
        var added = Math.Min(LongestSequence, bytes.Length);
        bytes[..added].CopyTo(_held.AsSpan(held));
        var joined = _held.AsSpan(0, held + added);
        var used = 0;
        while (used < held)
        {
            var status = Rune.DecodeFromUtf8(joined[used..], out _, out var length);
            if (status == OperationStatus.NeedMoreData)
            {
                joined[used..].CopyTo(_held);
                _heldLength = joined.Length - used;
                return [];
            }

            Note(status);
            used += length;
        }

        _heldLength = 0;
        return bytes[(used - held)..];
    }

    private void Count(ReadOnlySpan<byte> bytes, bool isLast)
    {
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast)
            {
                bytes.CopyTo(_held);
                _heldLength = bytes.Length;
                return;
            }

            Note(status);
            bytes = bytes[length..];
        }
    }

    private void Note(OperationStatus status)
    {
        if (status == OperationStatus.Done)
        {
            _sound++;
        }
        else
        {
            _damaged++;
        }
    }
}
