using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace StudentActors.Gateway.Requests;

/// <summary>
/// A request body in one rented piece, with method and path before it, so that the hash which tells a repeated request from another
/// one is taken over all three at once.
/// </summary>
internal sealed class SentBody : IDisposable
{
    private const int UsualSize = 2048;

    // What a client only announces costs no memory.
    private const int LargestAdvance = 64 * 1024;

    private readonly int _prefix;
    private byte[] _bytes;
    private int _end;

    private SentBody(HttpRequest request)
    {
        var line = $"{request.Method} {request.PathBase}{request.Path}\n";
        var announced = (int)Math.Min(request.ContentLength ?? UsualSize, LargestAdvance);
        _bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(line.Length) + announced + 1);
        _prefix = _end = Encoding.UTF8.GetBytes(line, _bytes);
    }

    public ReadOnlySpan<byte> Content => _bytes.AsSpan(_prefix, _end - _prefix);

    public byte[] Hash() => SHA256.HashData(_bytes.AsSpan(0, _end));

    /// <returns><c>null</c> when the body is larger than the limit.</returns>
    public static async ValueTask<SentBody?> Read(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        var body = new SentBody(request);
        try
        {
            while (true)
            {
                if (body._end == body._bytes.Length)
                {
                    body.Grow();
                }

                var read = await request.Body.ReadAsync(body._bytes.AsMemory(body._end), request.HttpContext.RequestAborted);
                if (read == 0)
                {
                    return body;
                }

                body._end += read;
                if (body.Content.Length > limit)
                {
                    body.Dispose();
                    return null;
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        // Bodies are personal data and do not stay in the pool.
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
        _end = _prefix;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }
}
