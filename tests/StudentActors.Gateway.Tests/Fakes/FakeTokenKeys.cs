using System.Collections.Immutable;
using StudentActors.Contracts.Accounts;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>The published keys; it outlives the gateways of a test.</summary>
internal sealed class FakeTokenKeys : ITokenKeysGrain
{
    private readonly Lock _lock = new();
    private ImmutableArray<TokenKey> _keys = [];
    private int _reads;

    public int Reads => _reads;

    public ImmutableArray<TokenKey> Keys => _keys;

    public Exception? FailRead { get; set; }

    public Task Publish(TokenKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _keys = _keys.Add(key);
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<TokenKey>> Read(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return FailRead is { } failure ? Task.FromException<ImmutableArray<TokenKey>>(failure) : Task.FromResult(_keys);
    }
}
