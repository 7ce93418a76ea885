namespace StudentActors.Gateway.Imports;

/// <summary>Cuts a stream into pieces of one size; only one piece is in memory.</summary>
internal sealed class FileChunks(Stream content, int size)
{
    private readonly byte[] _buffer = new byte[size];

    public long Read { get; private set; }

    /// <summary>The next piece, shorter only at the end; empty when there is none. It is valid until the next call.</summary>
    public async Task<byte[]> Next(CancellationToken cancellationToken)
    {
        var length = await content.ReadAtLeastAsync(_buffer, _buffer.Length, throwOnEndOfStream: false, cancellationToken);
        Read += length;
        return length == _buffer.Length ? _buffer : _buffer.AsSpan(0, length).ToArray();
    }
}
