using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Imports.Files;

/// <summary>Looks into a workbook before anything of it is interpreted.</summary>
internal static partial class WorkbookGuard
{
    // Shared strings are held in memory while the sheet streams.
    private const long MostSharedStringBytes = 128L << 20;
    private const long MostWorkbookPartBytes = 1L << 20;

    public static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>
    /// The rule that refuses the file, or <c>null</c>. Sizes are measured by unpacking: what an archive says of itself may be false.
    /// </summary>
    public static Rule? Check(Stream stream, long mostUnpackedBytes, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry("xl/workbook.xml") is not { } workbook || CountsFrom1904(workbook))
            {
                return RuleBook.ImportFormat;
            }

            var left = mostUnpackedBytes;
            foreach (var entry in archive.Entries)
            {
                var isHeld = entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
                if (!FitsInto(isHeld ? Math.Min(left, MostSharedStringBytes) : left, entry, out var size, cancellationToken))
                {
                    return RuleBook.ImportTooLarge;
                }

                left -= size;
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return RuleBook.ImportFormat;
        }
    }

    private static bool FitsInto(long limit, ZipArchiveEntry entry, out long size, CancellationToken cancellationToken)
    {
        size = 0;
        using var content = entry.Open();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size += read;
            if (size > limit)
            {
                return false;
            }
        }

        return true;
    }

    // Workbooks of old Macs count days from 1904: their dates would be read four years off.
    private static bool CountsFrom1904(ZipArchiveEntry workbook)
    {
        using var content = workbook.Open();
        var buffer = new byte[MostWorkbookPartBytes];
        var length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Date1904().IsMatch(Encoding.UTF8.GetString(buffer, 0, length));
    }

    [GeneratedRegex("date1904\\s*=\\s*[\"'](1|true)[\"']")]
    private static partial Regex Date1904();
}
