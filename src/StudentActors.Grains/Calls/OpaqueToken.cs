using System.Buffers.Text;
using System.Text;

namespace StudentActors.Grains.Calls;

/// <summary>The form in which positions are given to callers, who have no use for their content.</summary>
internal static class OpaqueToken
{
    public static string Write(string content) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content));

    /// <summary>The content, or <c>null</c> when the text is no token.</summary>
    public static string? Read(string token)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        return Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var written)
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, written))
            : null;
    }
}
