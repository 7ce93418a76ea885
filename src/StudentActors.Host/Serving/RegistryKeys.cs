using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Serving;

/// <summary>The key ring of this process, and that it is the one the database was written with.</summary>
internal sealed class RegistryKeys
{
    private readonly bool _isNew;

    private RegistryKeys(KeyRingFile file, KeyRing ring, bool isNew)
    {
        File = file;
        Ring = new LiveKeyRing(ring);
        _isNew = isNew;
    }

    public KeyRingFile File { get; }

    public LiveKeyRing Ring { get; }

    public static async Task<RegistryKeys> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = new KeyRingFile(path);
        var isNew = !System.IO.File.Exists(path);
        return new RegistryKeys(file, await file.LoadOrCreateAsync(TimeProvider.System, cancellationToken), isNew);
    }

    public async Task BindAsync(IRegistryMeta database, CancellationToken cancellationToken)
    {
        try
        {
            await database.BindAsync(Ring, cancellationToken);
        }
        catch (KeyRingMismatchException)
        {
            // A ring made for a database that has another would only be mistaken for the right one.
            if (_isNew)
            {
                System.IO.File.Delete(File.Path);
            }

            throw;
        }
    }
}
