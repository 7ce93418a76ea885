using Microsoft.Extensions.Options;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Deadlines;

internal sealed class DeadlineOptionsValidator : IValidateOptions<DeadlineOptions>
{
    public ValidateOptionsResult Validate(string? name, DeadlineOptions options)
    {
        var faults = new List<string>();
        if (options.Watchers < 1 || ShardRange.Shards % options.Watchers != 0)
        {
            faults.Add($"{nameof(options.Watchers)} must divide {ShardRange.Shards}; it is {options.Watchers}.");
        }

        if (options.PollEvery < TimeSpan.FromMilliseconds(100) || options.PollEvery > TimeSpan.FromMinutes(1))
        {
            faults.Add($"{nameof(options.PollEvery)} must lie between 0.1 and 60 seconds.");
        }

        if (options.Batch is < 1 or > 10_000)
        {
            faults.Add($"{nameof(options.Batch)} must lie between 1 and 10,000.");
        }

        if (options.FanOut is < 1 or > 1_000)
        {
            faults.Add($"{nameof(options.FanOut)} must lie between 1 and 1,000.");
        }

        if (options.OwnerTimeout <= TimeSpan.Zero)
        {
            faults.Add($"{nameof(options.OwnerTimeout)} must be positive.");
        }

        if (options.RetryAfter <= TimeSpan.Zero || options.RetryAtMost < options.RetryAfter)
        {
            faults.Add($"{nameof(options.RetryAfter)} must be positive and not longer than {nameof(options.RetryAtMost)}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
