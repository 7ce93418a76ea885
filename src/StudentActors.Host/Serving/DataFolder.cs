using System.Diagnostics;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Serving;

/// <summary>The folder of one registry. An embedded registry has it to itself; processes of a cluster may share it.</summary>
internal sealed class DataFolder : IDisposable
{
    // A process that was killed may take a moment to be gone.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly FileStream? _lock;

    private DataFolder(FileStream? exclusive) => _lock = exclusive;

    /// <summary>Creates the folder, readable by its owner only, and claims it.</summary>
    /// <exception cref="CommandFailedException">Another process has it, or it cannot be written.</exception>
    public static async Task<DataFolder> OpenAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        Create(settings.DataFolder);
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return new DataFolder(settings.IsEmbedded ? Lock(settings.DataFolder) : null);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new CommandFailedException($"The data folder {settings.DataFolder} cannot be written: {e.Message} Choose another with --data.", e);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
            catch (IOException e)
            {
                throw new CommandFailedException(InUse(settings.DataFolder), e);
            }
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static void Create(string path)
    {
        try
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The data folder {path} cannot be created: {e.Message} Choose another with --data.", e);
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
