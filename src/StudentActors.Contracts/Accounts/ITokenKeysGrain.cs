using System.Collections.Immutable;
using Orleans.Concurrency;

namespace StudentActors.Contracts.Accounts;

/// <summary>
/// Public keys of the gateways' access tokens. Every gateway process signs with a key of its own that never leaves it, and publishes the public
/// half here, so that any gateway accepts any other's tokens and nothing in the database can forge one. Key: <see cref="GrainKeys.TokenKeys"/>.
/// </summary>
[Alias("sa.ITokenKeysGrain")]
public interface ITokenKeysGrain : IGrainWithStringKey
{
    [Alias("Publish")]
    Task Publish(TokenKey key, CancellationToken cancellationToken);

    /// <summary>Keys that may still have valid tokens.</summary>
    [ReadOnly, Alias("Read")]
    Task<ImmutableArray<TokenKey>> Read(CancellationToken cancellationToken);
}

/// <param name="Id">The token header's <c>kid</c>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of an ECDSA P-256 key.</param>
/// <param name="NotAfter">When the last token signed with it has expired.</param>
[GenerateSerializer, Immutable, Alias("sa.TokenKey")]
public sealed record TokenKey(
    [property: Id(0)] string Id, [property: Id(1)] byte[] PublicKey, [property: Id(2)] DateTimeOffset NotAfter);
