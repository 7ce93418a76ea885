using System.Diagnostics;
using StudentActors.TestSupport;

namespace StudentActors.Resilience.Faults;

/// <summary>A file system of its own with little room, which can be filled to the last byte. Needs root.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryDirectory _mountPoint = new();

    private SmallDisk()
    {
    }

    public string Folder => _mountPoint.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <returns><c>null</c> where this process may not mount file systems.</returns>
    public static async Task<SmallDisk?> MountAsync(int mebibytes)
    {
        var disk = new SmallDisk();
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m,mode=0755", "studentactors-test", disk.Folder))
        {
            return disk;
        }

        disk._mountPoint.Dispose();
        return null;
    }

    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var zeros = new byte[64 * 1024];
        for (var size = zeros.Length; size > 0; size /= 2)
        {
            try
            {
                while (true)
                {
                    file.Write(zeros, 0, size);
                }
            }
            catch (IOException)
            {
                // Smaller pieces may still fit.
            }
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Folder);
        _mountPoint.Dispose();
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
