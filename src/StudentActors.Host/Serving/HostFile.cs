using System.Diagnostics;
using System.Text.Json;

namespace StudentActors.Host.Serving;

/// <summary>
/// <c>host.json</c> in the data folder: where a running host can be reached. Written once it is ready, removed when it stops; after a kill
/// it tells of a process that is gone.
/// </summary>
/// <param name="SyntheticIdentities">Whether it accepts resident IDs with division codes 99xxxx; a process without a silo decides nothing.</param>
internal sealed record HostFile(int ProcessId, DateTimeOffset StartedAt, IReadOnlyList<string> Urls, bool HasApi, bool SyntheticIdentities)
{
    private const string Pattern = "host*.json";

    /// <param name="instance">Processes of one cluster on one machine may share a data folder.</param>
    public static string PathIn(string dataFolder, int instance) =>
        Path.Combine(dataFolder, instance == 0 ? "host.json" : $"host-{instance}.json");

    public void Write(string path)
    {
        var draft = $"{path}.{ProcessId}";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>The host with an API that runs on a data folder, if one does.</summary>
    public static HostFile? FindRunning(string dataFolder) => AllRunning(dataFolder).FirstOrDefault(host => host.HasApi);

    public static IReadOnlyList<HostFile> AllRunning(string dataFolder) =>
        Directory.Exists(dataFolder)
            ? [.. Directory.EnumerateFiles(dataFolder, Pattern).Order(StringComparer.Ordinal).Select(Read).OfType<HostFile>().Where(host => host.IsRunning())]
            : [];

    /// <summary>An address at which this machine reaches the host.</summary>
    public Uri LocalAddress()
    {
        var url = Urls.FirstOrDefault(url => url.StartsWith("http:", StringComparison.Ordinal)) ?? Urls[0];
        var address = Microsoft.AspNetCore.Http.BindingAddress.Parse(url);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }

    private static HostFile? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<HostFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }

    private bool IsRunning()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
