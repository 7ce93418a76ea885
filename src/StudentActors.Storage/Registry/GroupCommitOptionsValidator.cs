using Microsoft.Extensions.Options;

namespace StudentActors.Storage.Registry;

/// <summary>Refuses settings that a group commit cannot work with.</summary>
public sealed class GroupCommitOptionsValidator : IValidateOptions<GroupCommitOptions>
{
    public ValidateOptionsResult Validate(string? name, GroupCommitOptions options)
    {
        var faults = new List<string>();
        if (options.Writers is < 1 or > 64)
            faults.Add($"{nameof(options.Writers)} must lie between 1 and 64.");
        if (options.BatchUnits is < 1 or > 10_000)
            faults.Add($"{nameof(options.BatchUnits)} must lie between 1 and 10,000.");
        if (options.SmallBatch < 1)
            faults.Add($"{nameof(options.SmallBatch)} must be at least 1.");
        if (options.BatchBytes is < 4_096 or > (64 << 20))
            faults.Add($"{nameof(options.BatchBytes)} must lie between 4 KiB and 64 MiB.");
        if (options.QueueCapacity < options.BatchUnits)
            faults.Add($"{nameof(options.QueueCapacity)} must not be smaller than {nameof(options.BatchUnits)}: a batch would never fill.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
