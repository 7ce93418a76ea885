using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Serving;

/// <summary>The key ring of this process, and that it is the one the database was written with.</summary>
internal sealed class RegistryKeys(string path)
{
    private readonly bool _isNew = !File.Exists(path);

    public KeyRing Ring { get; } = KeyRingFile.LoadOrCreate(path);

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
                File.Delete(path);
            }

            throw;
        }
    }
}
