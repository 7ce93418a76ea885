using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// A key ring in a JSON file readable by its owner only. Losing it means losing every name and document in the database, so it belongs into
/// the backup, apart from the database's.
/// </summary>
public sealed class KeyRingFile(string path, IKeyService? keyService = null)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string IndexKey = "indexKey";

    private readonly IKeyService _service = keyService ?? PlainKeyService.Instance;

    public string Path => path;

    /// <summary>Loads the ring, creating it on the first start. Two processes that start at once end up with the same ring.</summary>
    public async Task<KeyRing> LoadOrCreateAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            await WriteAsync(KeyRingContent.Create(), overwrite: false, cancellationToken);
        }

        return (await ReadAsync(cancellationToken)).ToRing(time);
    }

    public async Task<KeyRingContent> ReadAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw new InvalidDataException($"The key ring {path} can be read by others; run: chmod 600 {path}");
        }

        try
        {
            using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancellationToken));
            var root = file.RootElement;
            var service = root.TryGetProperty("keyService", out var named) ? named.GetString()! : PlainKeyService.Instance.Name;
            if (service != _service.Name)
            {
                throw new InvalidDataException($"The keys of {path} are guarded by the key service '{service}', this process uses '{_service.Name}'.");
            }

            var keys = new List<DataKey>();
            foreach (var key in root.GetProperty("dataKeys").EnumerateArray())
            {
                keys.Add(await ReadKeyAsync(key, cancellationToken));
            }

            return new KeyRingContent(await UnwrapAsync(root.GetProperty(IndexKey), IndexKey, cancellationToken), keys);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException or CryptographicException)
        {
            throw new InvalidDataException($"The key ring {path} is damaged; restore it from its backup.", e);
        }
    }

    /// <summary>Changes the file as a whole, or not at all.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or another process changes it at this moment.</exception>
    public async Task<KeyRingContent> ChangeAsync(Func<KeyRingContent, KeyRingContent> change, CancellationToken cancellationToken)
    {
        await using var alone = Lock();
        var content = change(await ReadAsync(cancellationToken));
        await WriteAsync(content, overwrite: true, cancellationToken);
        return content;
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"Another process changes the key ring {path}; try again when it has ended.", e);
        }
    }

    private async Task WriteAsync(KeyRingContent content, bool overwrite, CancellationToken cancellationToken)
    {
        var keys = new List<object>();
        foreach (var key in content.DataKeys)
        {
            keys.Add(new
            {
                province = key.Province.Value,
                generation = key.Generation,
                activeFrom = key.ActiveFrom == default ? null : key.ActiveFrom.ToString("O", CultureInfo.InvariantCulture),
                key = await _service.WrapAsync(key.Key, Purpose(key.Province.Value, key.Generation), cancellationToken),
            });
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(new
        {
            keyService = _service.Name,
            indexKey = await _service.WrapAsync(content.IndexKey, IndexKey, cancellationToken),
            dataKeys = keys,
        });
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using (var file = new FileStream(draft, options))
        {
            await file.WriteAsync(text, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private async Task<DataKey> ReadKeyAsync(JsonElement key, CancellationToken cancellationToken)
    {
        var province = AuthorityCode.Parse(key.GetProperty("province").GetString()!);
        var generation = key.GetProperty("generation").GetUInt16();
        var bytes = await UnwrapAsync(key.GetProperty("key"), Purpose(province.Value, generation), cancellationToken);
        var activeFrom = key.TryGetProperty("activeFrom", out var from) && from.ValueKind == JsonValueKind.String ? from.GetDateTimeOffset() : default;
        return new DataKey(province, generation, bytes, activeFrom);
    }

    private ValueTask<byte[]> UnwrapAsync(JsonElement wrapped, string purpose, CancellationToken cancellationToken) =>
        _service.UnwrapAsync(wrapped.GetBytesFromBase64(), purpose, cancellationToken);

    private static string Purpose(string province, ushort generation) =>
        string.Create(CultureInfo.InvariantCulture, $"dataKey {province} {generation}");
}
