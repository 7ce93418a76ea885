using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using StudentActors.Contracts.Accounts;
using StudentActors.Grains.Calls;

namespace StudentActors.Grains.Accounts;

internal sealed class TokenKeysGrain : Grain, ITokenKeysGrain
{
    /// <summary>
    /// Key of the clock by which keys expire: the gateways' own, which is never moved to try out deadlines. A key that is dropped before its time
    /// turns away everybody who signed in.
    /// </summary>
    public const string Clock = "sa.sessions";

    private readonly StoredState<TokenKeysState> _state;
    private readonly TimeProvider _time;

    public TokenKeysGrain(
        [FromKeyedServices(GrainStorage.Name)] IGrainStorage storage,
        [FromKeyedServices(Clock)] TimeProvider time)
    {
        _state = new StoredState<TokenKeysState>(storage, "token-keys", this.GetGrainId());
        _time = time;
    }

    public async Task Publish(TokenKey key, CancellationToken cancellationToken)
    {
        var valid = await Read(cancellationToken);
        await _state.WriteAsync(new TokenKeysState([.. valid.Where(other => other.Id != key.Id), key]));
    }

    public async Task<ImmutableArray<TokenKey>> Read(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return await _state.ReadAsync(cancellationToken) is { } state ? [.. state.Keys.Where(key => key.NotAfter > now)] : [];
    }
}

[GenerateSerializer, Immutable, Alias("sa.TokenKeysState")]
internal sealed record TokenKeysState([property: Id(0)] ImmutableArray<TokenKey> Keys);
