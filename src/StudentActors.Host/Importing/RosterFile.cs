using System.Security.Cryptography;
using System.Text;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Importing;

/// <summary>A roster to send: its content, what it is, and a name for it that does not change while its content does not.</summary>
internal sealed class RosterFile
{
    private readonly Func<Stream> _open;
    private readonly string _hash;

    private RosterFile(string contentType, Func<Stream> open)
    {
        ContentType = contentType;
        _open = open;
        using var content = open();
        _hash = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public string ContentType { get; }

    public static RosterFile FromDisk(string path)
    {
        var contentType = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".txt" => "text/csv",
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => throw new CommandFailedException($"{path} is neither .csv nor .xlsx. Save it as one of these."),
        };
        return File.Exists(path)
            ? new RosterFile(contentType, () => File.OpenRead(path))
            : throw new CommandFailedException($"There is no file {path}.");
    }

    public static RosterFile FromMemory(byte[] csv) => new("text/csv", () => new MemoryStream(csv, writable: false));

    public Stream Open() => _open();

    /// <param name="attempt">From 1; an import that has ended is repeated under the next.</param>
    public string IdempotencyKey(string kind, string mode, int attempt)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{mode}|{_hash}")))[..40];
        return $"import-{name}-{attempt}";
    }
}
