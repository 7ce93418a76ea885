using StudentActors.Storage.Inspection;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A migrated database of one kind, and stores that use it.</summary>
public abstract class RegistryDatabase : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _opened = [];

    /// <summary>The store that the tests of a class share.</summary>
    public IRegistryStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await CreateAsync(TestContext.Current.CancellationToken);
        Store = Open();
    }

    /// <summary>How many databases the registry lies in.</summary>
    public virtual int Databases => 1;

    /// <summary>Another store on the same database, as another process would open it; closed with the fixture.</summary>
    public IRegistryStore Open(GroupCommitOptions? options = null)
    {
        var store = OpenStore(options ?? new GroupCommitOptions());
        _opened.Add((IAsyncDisposable)store);
        return store;
    }

    /// <summary>The database for whoever works beside the store.</summary>
    public abstract RegistryTables Tables();

    public IRegistryInspection Inspection() => new RegistryInspection(Layout());

    /// <summary>Runs a statement without parameters and returns its first value.</summary>
    public abstract Task<long> ScalarAsync(string sql);

    /// <summary>How an id is written in a statement.</summary>
    public abstract string Literal(Guid id);

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual RegistryLayout Layout() => new OneDatabase(Tables());

    protected abstract Task CreateAsync(CancellationToken cancellationToken);

    protected abstract IRegistryStore OpenStore(GroupCommitOptions options);

    protected abstract ValueTask DropAsync();
}
