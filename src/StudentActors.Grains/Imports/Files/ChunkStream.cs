namespace StudentActors.Grains.Imports.Files;

/// <summary>Reads an uploaded file from its first chunk to its last. Only asynchronously: every chunk comes from the database.</summary>
internal sealed class ChunkStream(SealedChunks chunks, int count) : Stream
{
    private byte[] _chunk = [];
    private int _next;
    private int _offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_offset == _chunk.Length)
        {
            if (_next == count)
            {
                return 0;
            }

            _chunk = await chunks.ReadAsync(_next, cancellationToken)
                ?? throw new EndOfStreamException("A chunk of the uploaded file is missing.");
            _next++;
            _offset = 0;
        }

        var length = Math.Min(buffer.Length, _chunk.Length - _offset);
        _chunk.AsMemory(_offset, length).CopyTo(buffer);
        _offset += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
