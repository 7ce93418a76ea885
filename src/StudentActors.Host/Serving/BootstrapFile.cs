using System.Security.Cryptography;
using System.Text.Json;
using StudentActors.Host.Client;

namespace StudentActors.Host.Serving;

/// <summary>
/// <c>bootstrap.json</c>: account and password of the first operator, readable by the owner of the data folder only.
/// </summary>
internal static class BootstrapFile
{
    public const string Account = "operator";

    // Letters and digits that cannot be mistaken for one another.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const int PasswordLength = 24;

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "bootstrap.json");

    /// <summary>The credentials of an earlier start, or new ones, which are on disk before they are used.</summary>
    public static Credentials ReadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            return Credentials.Read(path);
        }

        var credentials = new Credentials(Account, RandomNumberGenerator.GetString(Alphabet, PasswordLength));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, credentials, JsonSerializerOptions.Web);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
            return credentials;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return Credentials.Read(path);
        }
    }
}
