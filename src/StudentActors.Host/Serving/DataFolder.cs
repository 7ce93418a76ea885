using System.Diagnostics.CodeAnalysis;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Serving;

/// <summary>The folder of one registry. An embedded registry has it to itself; processes of a cluster may share it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(FileStream? exclusive) => _lock = exclusive;

    /// <summary>Creates the folder, readable by its owner only, and claims it.</summary>
    /// <exception cref="CommandFailedException">Another process has it, or it cannot be written.</exception>
    public static DataFolder Open(HostSettings settings)
    {
        try
        {
            Create(settings.DataFolder);
            return TryOpen(settings, out var folder) ? folder : throw new CommandFailedException(InUse(settings.DataFolder));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandFailedException($"The data folder {settings.DataFolder} cannot be written: {e.Message} Choose another with --data.", e);
        }
    }

    /// <summary>False when another process has it.</summary>
    public static bool TryOpen(HostSettings settings, [NotNullWhen(true)] out DataFolder? folder)
    {
        folder = null;
        try
        {
            folder = new DataFolder(settings.IsEmbedded ? Lock(settings.DataFolder) : null);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // The system releases the lock when the process ends, however it ends; the file itself stays.
    private static FileStream Lock(string path) =>
        new(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static string InUse(string path)
    {
        var host = HostFile.FindRunning(path);
        var who = host is null ? "another process" : $"process {host.ProcessId}, which serves {string.Join(' ', host.Urls)}";
        return $"The data folder {path} is in use by {who}. Stop that process, or choose another folder with --data.";
    }
}
