using Microsoft.Extensions.Options;
using StudentActors.Gateway.Load;

namespace StudentActors.Gateway;

/// <summary>Refuses settings, and combinations of settings, with which a gateway could not work.</summary>
internal sealed class GatewayOptionsValidator : IValidateOptions<GatewayOptions>
{
    private const int LargestChunk = 512 * 1024;

    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = new List<string>();
        Between(options.SessionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24), nameof(options.SessionLifetime));
        Between(options.ClientTokenLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24), nameof(options.ClientTokenLifetime));
        Between(options.SigningKeyLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(31), nameof(options.SigningKeyLifetime));
        Between(options.KeyReadInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(options.KeyReadInterval));
        Between(options.LongestWait, TimeSpan.Zero, TimeSpan.FromMinutes(2), nameof(options.LongestWait));
        Between(options.ChangesInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30), nameof(options.ChangesInterval));
        Between(options.ReadyTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30), nameof(options.ReadyTimeout));
        Between(options.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(options.RetryAfter));
        Between(options.RememberedTokens, 1, 10_000_000, nameof(options.RememberedTokens));
        Between(options.LargestJsonBody, 1024, 64 * 1024 * 1024, nameof(options.LargestJsonBody));
        Between(options.ImportChunk, 1024, LargestChunk, nameof(options.ImportChunk));
        Lane(options.Reads, nameof(options.Reads));
        Lane(options.Writes, nameof(options.Writes));
        Lane(options.Imports, nameof(options.Imports));
        Lane(options.SignIns, nameof(options.SignIns));
        Lane(options.Changes, nameof(options.Changes));
        if (options.LargestImport < options.ImportChunk)
        {
            faults.Add($"{nameof(options.LargestImport)} is smaller than {nameof(options.ImportChunk)}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Between<T>(T value, T least, T most, string setting) where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                faults.Add($"{setting} is {value}; it must lie between {least} and {most}.");
            }
        }

        void Lane(LaneOptions lane, string setting)
        {
            Between(lane.AtOnce, 1, 1_000_000, $"{setting}.{nameof(lane.AtOnce)}");
            Between(lane.Waiting, 0, 1_000_000, $"{setting}.{nameof(lane.Waiting)}");
        }
    }
}
