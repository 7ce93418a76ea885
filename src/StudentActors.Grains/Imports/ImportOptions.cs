namespace StudentActors.Grains.Imports;

/// <summary>Limits and pace of imports.</summary>
public sealed class ImportOptions
{
    /// <summary>Largest file, in bytes. Default: 256 MiB, about a million rows of CSV.</summary>
    public long MaxFileBytes { get; set; } = 256L << 20;

    /// <summary>Largest XLSX file, in bytes; it is held in memory while it is read. Default: 64 MiB.</summary>
    public long MaxWorkbookBytes { get; set; } = 64L << 20;

    /// <summary>Largest size of an XLSX file once unpacked, in bytes: a small file can unpack to terabytes. Default: 512 MiB.</summary>
    public long MaxUnpackedBytes { get; set; } = 512L << 20;

    /// <summary>Most rows in a file. Default: 1,000,000.</summary>
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>Rows taken from the file at a time; as many are read ahead. Default: 16,000.</summary>
    public int RowsPerSlice { get; set; } = 16_000;

    /// <summary>Schools that one import enrols into at the same time. Default: 4.</summary>
    public int SchoolsAtOnce { get; set; } = 4;

    /// <summary>How long progress may stay unsaved; what was done since is done again after a crash. Default: 1 second.</summary>
    public TimeSpan SaveEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between attempts while the registry is unavailable; the first lasts a second. Default: 30 seconds.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time to upload a file and start the import; afterwards it has failed. Default: 24 hours.</summary>
    public TimeSpan UploadWithin { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long file and error rows are kept after the end. Default: 7 days.</summary>
    public TimeSpan KeepFilesFor { get; set; } = TimeSpan.FromDays(7);
}
