using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StudentActors.Contracts.Calls;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Imports;

internal static class ImportOperation
{
    /// <summary>
    /// The import must be registered before its file has been read, so its request is told from another by method, path, query, length and
    /// first piece: all of a small file, and the head and the length of a large one.
    /// </summary>
    public static Operation From(HttpContext http, string key, ReadOnlySpan<byte> firstChunk)
    {
        var request = http.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var target = $"{request.Method} {request.PathBase}{request.Path}{request.QueryString}";
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{target}\n{request.ContentLength}\n")));
        hash.AppendData(firstChunk);
        return Operation.From(http.Caller().Account, key, hash.GetHashAndReset());
    }
}
