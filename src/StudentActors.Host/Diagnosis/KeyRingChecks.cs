using StudentActors.Host.Configuration;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Diagnosis;

/// <summary>The key ring by itself; whether it is the database's is for <see cref="DatabaseChecks"/> to say.</summary>
internal static class KeyRingChecks
{
    private const string Name = "key ring";

    public static async Task<(Finding Finding, KeyRing? Keys)> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var path = settings.KeyRingPath;
        if (!File.Exists(path))
        {
            return (Finding.Doubtful(Name, $"{path} does not exist yet", "The first 'studentactors serve' creates it. With an older database, restore it from its backup."), null);
        }

        try
        {
            var keys = (await new KeyRingFile(path).ReadAsync(cancellationToken)).ToRing(TimeProvider.System);
            return (Finding.Good(Name, $"{path}, fingerprint {keys.Fingerprint}"), keys);
        }
        catch (Exception e) when (e is InvalidDataException or UnauthorizedAccessException)
        {
            return (Finding.Bad(Name, "it cannot be used", e.Message), null);
        }
    }
}
