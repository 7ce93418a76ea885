using Microsoft.Extensions.Options;

namespace StudentActors.Grains.Imports;

/// <summary>Refuses limits that contradict each other.</summary>
internal sealed class ImportOptionsValidator : IValidateOptions<ImportOptions>
{
    private static readonly TimeSpan LongestKeeping = TimeSpan.FromDays(45);

    public ValidateOptionsResult Validate(string? name, ImportOptions options)
    {
        var faults = new List<string>();
        Require(options.MaxFileBytes is > 0 and <= 4L << 30, nameof(options.MaxFileBytes), "between 1 byte and 4 GiB");
        Require(options.MaxWorkbookBytes > 0 && options.MaxWorkbookBytes <= options.MaxFileBytes,
            nameof(options.MaxWorkbookBytes), $"above zero and at most {nameof(options.MaxFileBytes)}");
        Require(options.MaxUnpackedBytes >= options.MaxWorkbookBytes,
            nameof(options.MaxUnpackedBytes), $"at least {nameof(options.MaxWorkbookBytes)}");
        Require(options.MaxRows is > 0 and <= 10_000_000, nameof(options.MaxRows), "between 1 and 10,000,000");
        Require(options.RowsPerSlice is > 0 and <= 100_000, nameof(options.RowsPerSlice), "between 1 and 100,000");
        Require(options.SchoolsAtOnce is > 0 and <= 64, nameof(options.SchoolsAtOnce), "between 1 and 64");
        RequireTime(options.SaveEvery, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(options.SaveEvery));
        RequireTime(options.LongestPause, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(options.LongestPause));
        RequireTime(options.UploadWithin, TimeSpan.FromMinutes(1), LongestKeeping, nameof(options.UploadWithin));
        RequireTime(options.KeepFilesFor, TimeSpan.FromMinutes(1), LongestKeeping, nameof(options.KeepFilesFor));
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

        void RequireTime(TimeSpan value, TimeSpan least, TimeSpan most, string option) =>
            Require(value >= least && value <= most, option, $"between {least} and {most}");

        void Require(bool holds, string option, string range)
        {
            if (!holds)
            {
                faults.Add($"{nameof(ImportOptions)}.{option} must be {range}.");
            }
        }
    }
}
