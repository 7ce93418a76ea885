using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// Keeps hash objects between uses: setting one up in the crypto library costs more than hashing a name. One that was not returned, because
/// its user failed half-way, is simply not used again.
/// </summary>
internal sealed class KeptHashes(Func<IncrementalHash> create)
{
    private readonly DefaultObjectPool<IncrementalHash> _pool = new(new Policy(create));

    public IncrementalHash Take() => _pool.Get();

    /// <param name="hash">Reset: its last call was for the hash.</param>
    public void Return(IncrementalHash hash) => _pool.Return(hash);

    private sealed class Policy(Func<IncrementalHash> create) : IPooledObjectPolicy<IncrementalHash>
    {
        public IncrementalHash Create() => create();

        public bool Return(IncrementalHash hash) => true;
    }
}
