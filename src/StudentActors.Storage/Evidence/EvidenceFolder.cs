using System.Security.Cryptography;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Evidence;

/// <summary>Evidence in a local folder: <c>{first byte of the case}/{case}/{hash}</c>. The default of a registry on one machine.</summary>
/// <param name="path">Created on first use.</param>
public sealed class EvidenceFolder(string path, IKeyRing keys) : IEvidenceStore
{
    private const int HashDigits = 64;

    public async Task<string> WriteAsync(Guid owner, AuthorityCode province, byte[] content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var file = FileOf(owner, hash);
        if (File.Exists(file))
            return hash;

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var stream = new FileStream(draft, options))
            {
                await stream.WriteAsync(keys.Seal(province.Province, owner, content), cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        return hash;
    }

    public async Task<byte[]?> ReadAsync(Guid owner, string hash, CancellationToken cancellationToken)
    {
        // A hash comes from outside and becomes part of a path.
        if (hash.Length != HashDigits || !hash.All(digit => char.IsAsciiDigit(digit) || digit is >= 'a' and <= 'f'))
            return null;
        var file = FileOf(owner, hash);
        return File.Exists(file) ? keys.Open(owner, await File.ReadAllBytesAsync(file, cancellationToken)) : null;
    }

    private string FileOf(Guid owner, string hash)
    {
        var name = owner.ToString("n");
        return Path.Combine(path, name[..2], name, hash);
    }
}
