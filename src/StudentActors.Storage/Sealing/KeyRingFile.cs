using System.Security.Cryptography;
using System.Text.Json;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// The default key ring: a JSON file readable by its owner only. Losing it means losing every name and document in the database, so it
/// belongs into the backup, apart from the database's.
/// </summary>
public static class KeyRingFile
{
    /// <summary>Loads the ring, creating it on the first start. Two processes that start at once end up with the same ring.</summary>
    public static KeyRing LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return Load(path);
    }

    public static KeyRing Load(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
        {
            throw new InvalidDataException($"The key ring {path} can be read by others; run: chmod 600 {path}");
        }

        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = file.RootElement;
            return new KeyRing(
                root.GetProperty("indexKey").GetBytesFromBase64(),
                [.. root.GetProperty("dataKeys").EnumerateArray().Select(key => new DataKey(
                    AuthorityCode.Parse(key.GetProperty("province").GetString()!),
                    key.GetProperty("generation").GetUInt16(),
                    key.GetProperty("key").GetBytesFromBase64()))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"The key ring {path} is damaged; restore it from its backup.", e);
        }
    }

    private static void Create(string path)
    {
        var provinces = AuthorityTable.Children(AuthorityCode.Nation).Select(province => province.Code).Prepend(AuthorityCode.Nation);
        var text = JsonSerializer.SerializeToUtf8Bytes(new
        {
            indexKey = RandomNumberGenerator.GetBytes(KeyRing.KeyLength),
            dataKeys = provinces.Select(province => new
            {
                province = province.Value,
                generation = 1,
                key = RandomNumberGenerator.GetBytes(KeyRing.KeyLength),
            }),
        });
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(text);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
