using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Registry;

/// <summary>
/// The hash chain of a record's events. It covers the stored, sealed bytes, so that anyone with the rows can verify it without a key.
/// </summary>
public static class EventChain
{
    public const int HashLength = 32;

    private static readonly byte[] Genesis = new byte[HashLength];
    private static readonly KeptHashes Hashes = new(static () => IncrementalHash.CreateHash(HashAlgorithmName.SHA256));

    /// <summary>What the first event of a record links to.</summary>
    public static byte[] Start => Genesis;

    public static EventWrite Link(
        Guid record, int sequence, string kind, DateTimeOffset at, string actor, byte[] payload, byte[] previousHash)
    {
        // Databases keep microseconds; the hash must be of what comes back.
        at = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return new EventWrite(sequence, kind, at, actor, payload, previousHash, Hash(record, sequence, kind, at, actor, payload, previousHash));
    }

    public static bool Verify(Guid record, EventWrite link, byte[] previousHash) =>
        link.PreviousHash.AsSpan().SequenceEqual(previousHash)
        && link.Hash.AsSpan().SequenceEqual(
            Hash(record, link.Sequence, link.Kind, link.At, link.Actor, link.Payload, link.PreviousHash));

    // Every variable-length field is preceded by its length, so that no two different events have the same input.
    private static byte[] Hash(
        Guid record, int sequence, string kind, DateTimeOffset at, string actor, byte[] payload, byte[] previousHash)
    {
        var hash = Hashes.Take();
        Span<byte> head = stackalloc byte[HashLength + 16 + 4 + 8];
        previousHash.CopyTo(head);
        record.TryWriteBytes(head[HashLength..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(head[(HashLength + 16)..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(head[(HashLength + 20)..], at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        hash.AppendData(head);
        Append(hash, Encoding.UTF8.GetBytes(kind));
        Append(hash, Encoding.UTF8.GetBytes(actor));
        Append(hash, payload);
        var result = hash.GetHashAndReset();
        Hashes.Return(hash);
        return result;
    }

    private static void Append(IncrementalHash hash, byte[] field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }
}
