using StudentActors.Contracts.Calls;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Accounts;

/// <summary>
/// One-time passwords and client secrets. They follow from the operation that creates the account and a key outside the database, so that a
/// repetition hears the same one although it is stored nowhere.
/// </summary>
internal static class OneTimePasswords
{
    // No letters that are taken for digits.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 24;

    public static string For(IKeyRing keys, string account, Operation operation)
    {
        Span<byte> bytes = stackalloc byte[16];
        keys.BlindIndex("one-time-password", $"{account}|{operation.Id:N}").TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return string.Create(Length, bits, static (text, rest) =>
        {
            for (var i = 0; i < text.Length; i++, rest >>= 5)
            {
                text[i] = Alphabet[(int)(rest & 31)];
            }
        });
    }
}
