using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>A key ring held in memory; <see cref="KeyRingFile"/> loads and creates it.</summary>
public sealed class KeyRing : IKeyRing
{
    public const int KeyLength = 32;

    // format (1), province (1), generation (2), nonce (12) … tag (16)
    private const byte Format = 1;
    private const int NonceOffset = 4;
    private const int NonceLength = 12;
    private const int TagLength = DataCipher.TagLength;
    private const int HeaderLength = NonceOffset + NonceLength;

    private readonly KeptHashes _indexHashes;
    private readonly TimeProvider _time;
    private readonly FrozenDictionary<(byte Province, ushort Generation), DataCipher> _ciphers;

    // Newest first.
    private readonly FrozenDictionary<byte, DataKey[]> _generations;

    public KeyRing(byte[] indexKey, IEnumerable<DataKey> dataKeys, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(indexKey.Length, KeyLength);
        var keys = dataKeys.ToList();
        _indexHashes = new KeptHashes(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, indexKey));
        _time = time ?? TimeProvider.System;
        _ciphers = keys.ToFrozenDictionary(key => (Prefix(key.Province), key.Generation), key => new DataCipher(key.Key));
        _generations = keys.GroupBy(key => Prefix(key.Province))
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(key => key.Generation).ToArray());
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(indexKey, "fingerprint"u8))[..16];
    }

    public string Fingerprint { get; }

    /// <summary>Names the generations that seal now: another text after every rotation.</summary>
    public string Edition
    {
        get
        {
            var current = _generations.Order(Comparer<KeyValuePair<byte, DataKey[]>>.Create(static (x, y) => x.Key.CompareTo(y.Key)))
                .Select(province => string.Create(CultureInfo.InvariantCulture, $"{province.Key}:{Current(province.Key)}"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', current))))[..16];
        }
    }

    public byte[] Seal(AuthorityCode province, Guid context, ReadOnlySpan<byte> plain) => Seal(Prefix(province), context, plain);

    public byte[] Open(Guid context, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < HeaderLength + TagLength || sealedBytes[0] != Format)
        {
            throw new CryptographicException("The sealed bytes have an unknown format.");
        }

        if (!_ciphers.TryGetValue((sealedBytes[1], Generation(sealedBytes)), out var cipher))
        {
            throw new CryptographicException("The key ring does not hold the key that these bytes were sealed with.");
        }

        var plain = new byte[sealedBytes.Length - HeaderLength - TagLength];
        cipher.Decrypt(
            sealedBytes.Slice(NonceOffset, NonceLength),
            sealedBytes.Slice(HeaderLength, plain.Length),
            sealedBytes[^TagLength..],
            plain,
            Associated(context));
        return plain;
    }

    /// <summary>The same content sealed with its province's newest key; <c>null</c> when it is already.</summary>
    public byte[]? Reseal(Guid context, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length >= HeaderLength && sealedBytes[0] == Format && Generation(sealedBytes) >= Current(sealedBytes[1]))
        {
            return null;
        }

        var plain = Open(context, sealedBytes);
        var result = Seal(sealedBytes[1], context, plain);
        CryptographicOperations.ZeroMemory(plain);
        return result;
    }

    public Guid BlindIndex(string purpose, string text)
    {
        var hash = _indexHashes.Take();
        hash.AppendData(Encoding.UTF8.GetBytes(purpose + '\0' + text));
        Span<byte> result = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        _indexHashes.Return(hash);
        return new Guid(result[..16], bigEndian: true);
    }

    private byte[] Seal(byte prefix, Guid context, ReadOnlySpan<byte> plain)
    {
        var generation = Current(prefix);
        var result = new byte[HeaderLength + plain.Length + TagLength];
        result[0] = Format;
        result[1] = prefix;
        BinaryPrimitives.WriteUInt16BigEndian(result.AsSpan(2), generation);
        var nonce = result.AsSpan(NonceOffset, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        _ciphers[(prefix, generation)].Encrypt(
            nonce, plain, result.AsSpan(HeaderLength, plain.Length), result.AsSpan(HeaderLength + plain.Length), Associated(context));
        return result;
    }

    private ushort Current(byte prefix)
    {
        var generations = _generations[prefix];
        foreach (var key in generations)
        {
            if (key.ActiveFrom == default || key.ActiveFrom <= _time.GetUtcNow())
            {
                return key.Generation;
            }
        }

        return generations[^1].Generation;
    }

    private static ushort Generation(ReadOnlySpan<byte> sealedBytes) => BinaryPrimitives.ReadUInt16BigEndian(sealedBytes[2..]);

    // The nation has no data of its own, but what belongs to no province (00) is sealed too.
    private static byte Prefix(AuthorityCode province) => byte.Parse(province.Value.AsSpan(0, 2), CultureInfo.InvariantCulture);

    private static byte[] Associated(Guid context) => context.ToByteArray(bigEndian: true);
}
