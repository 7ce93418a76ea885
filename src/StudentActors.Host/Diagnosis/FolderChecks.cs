using System.Globalization;
using StudentActors.Host.Configuration;

namespace StudentActors.Host.Diagnosis;

/// <summary>The data folder and the disk it lies on.</summary>
internal static class FolderChecks
{
    private const long LittleSpace = 2L << 30;
    private const UnixFileMode OpenToOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static IEnumerable<Finding> Run(HostSettings settings)
    {
        const string name = "data folder";
        var folder = settings.DataFolder;
        if (!Directory.Exists(folder))
        {
            yield return Finding.Doubtful(name, $"{folder} does not exist yet", "The first 'studentactors serve' creates it. If it should be there, correct --data.");
            yield break;
        }

        if (!CanWrite(folder))
        {
            yield return Finding.Bad(name, $"{folder} cannot be written", $"Give the user that runs the registry the folder: chown -R {Environment.UserName} {folder}");
        }
        else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & OpenToOthers) != 0)
        {
            yield return Finding.Doubtful(name, $"{folder} is open to other users of this machine", $"chmod 700 {folder}");
        }
        else
        {
            yield return Finding.Good(name, folder);
        }

        yield return Disk(folder);
    }

    private static Finding Disk(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):N1} GiB free");
        return free < LittleSpace
            ? Finding.Bad("disk", text, "Free some space or move the data folder (--data); a full disk stops every write.")
            : Finding.Good("disk", text);
    }

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, $"doctor-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
