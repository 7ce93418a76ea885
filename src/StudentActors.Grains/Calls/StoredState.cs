using Orleans.Storage;

namespace StudentActors.Grains.Calls;

/// <summary>
/// A grain's state in Orleans' grain storage, read by the first call that needs it rather than by the activation: a database that is away then
/// fails that call and not the grain. A value is replaced as a whole; a write that fails leaves it to be read again.
/// </summary>
/// <remarks>The name is unique among all grains: the storage tells rows apart by it and the key, not by the grain's type.</remarks>
internal sealed class StoredState<T> where T : class
{
    private readonly IGrainStorage _storage;
    private readonly GrainId _owner;
    private readonly string _name;
    private readonly SharedRead _read;
    private GrainState<T> _state = new();

    public StoredState(IGrainStorage storage, string name, GrainId owner)
    {
        _storage = storage;
        _name = name;
        _owner = owner;
        _read = new SharedRead(async () =>
        {
            var state = new GrainState<T>();
            await _storage.ReadStateAsync(_name, _owner, state, CancellationToken.None);
            _state = state;
        });
    }

    /// <summary>The value, or <c>null</c> when none was ever written.</summary>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        await _read.EnsureAsync(cancellationToken);
        return _state.RecordExists ? _state.State : null;
    }

    public async Task WriteAsync(T value)
    {
        await _read.EnsureAsync(CancellationToken.None);
        var next = new GrainState<T>(value, _state.ETag) { RecordExists = _state.RecordExists };
        try
        {
            // Never cancelled: a write that was begun and given up would have an unknown outcome.
            await _storage.WriteStateAsync(_name, _owner, next, CancellationToken.None);
            _state = next;
        }
        catch
        {
            _read.Forget();
            throw;
        }
    }
}
