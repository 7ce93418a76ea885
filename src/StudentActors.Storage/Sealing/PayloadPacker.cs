using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.ObjectPool;
using ZstdSharp;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// The plain form of what is sealed: JSON, compressed with a dictionary of its names and usual values, of which mostly what differs from child to child is
/// left. A record takes a third of the bytes, in the database, its log and its cache, for two microseconds. Not for several threads at once: whoever needs
/// one rents it.
/// </summary>
internal sealed class PayloadPacker : IDisposable
{
    // Says with which dictionary the rest was compressed. What was stored before there was one is JSON, and begins with a brace.
    private const byte Format = 1;
    private const byte Brace = (byte)'{';

    // The fastest that still finds what the dictionary has; higher ones take three times as long for a tenth of the bytes.
    private const int Level = -1;

    // Neither is kept beyond this: a school with thousands of classes is rare.
    private const int LargestKept = 1 << 20;

    private static readonly byte[] Dictionary = ReadDictionary();
    private static readonly DefaultObjectPool<PayloadPacker> Pool = new(new Policy());

    private readonly Compressor _compressor = new(Level);
    private readonly Decompressor _decompressor = new();
    private readonly Utf8JsonWriter _writer;
    private readonly ArrayBufferWriter<byte> _json = new();
    private byte[] _packed = [];
    private byte[] _plain = [];

    private PayloadPacker()
    {
        _compressor.LoadDictionary(Dictionary);
        _decompressor.LoadDictionary(Dictionary);
        _writer = new Utf8JsonWriter(_json, new JsonWriterOptions { Encoder = RegistryJson.Stored.Options.Encoder, SkipValidation = true });
    }

    /// <summary>To be given back by <see cref="Return"/>.</summary>
    public static PayloadPacker Rent() => Pool.Get();

    public static void Return(PayloadPacker packer) => Pool.Return(packer);

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<byte> Pack<T>(T value, JsonTypeInfo<T> type)
    {
        _json.ResetWrittenCount();
        _writer.Reset(_json);
        JsonSerializer.Serialize(_writer, value, type);
        _writer.Flush();

        var json = _json.WrittenSpan;
        var packed = Room(ref _packed, 1 + Compressor.GetCompressBound(json.Length));
        packed[0] = Format;
        return packed[..(1 + _compressor.Wrap(json, packed[1..]))];
    }

    /// <exception cref="JsonException">The bytes hold no such value.</exception>
    public T? Unpack<T>(ReadOnlySpan<byte> packed, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Json(packed), type);

    public void Dispose()
    {
        _writer.Dispose();
        _compressor.Dispose();
        _decompressor.Dispose();
    }

    private static Span<byte> Room(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[Math.Max(length, 2 * buffer.Length)];
        return buffer;
    }

    private static byte[] ReadDictionary()
    {
        using var stream = typeof(PayloadPacker).Assembly.GetManifestResourceStream(typeof(PayloadPacker), "PayloadDictionary1.txt")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private ReadOnlySpan<byte> Json(ReadOnlySpan<byte> packed)
    {
        switch (packed)
        {
            case [Brace, ..]:
                return packed;
            case [Format, .. var frame]:
                try
                {
                    var plain = Room(ref _plain, checked((int)Decompressor.GetDecompressedSize(frame)));
                    return plain[.._decompressor.Unwrap(frame, plain)];
                }
                catch (Exception e) when (e is ZstdException or OverflowException)
                {
                    throw new JsonException("Stored bytes were not compressed by this program.", e);
                }

            default:
                throw new JsonException("Stored bytes have a form that this program does not know; a later one wrote them.");
        }
    }

    private sealed class Policy : IPooledObjectPolicy<PayloadPacker>
    {
        public PayloadPacker Create() => new();

        public bool Return(PayloadPacker packer)
        {
            if (packer._json.Capacity <= LargestKept && packer._packed.Length <= LargestKept && packer._plain.Length <= LargestKept)
                return true;
            packer.Dispose();
            return false;
        }
    }
}
