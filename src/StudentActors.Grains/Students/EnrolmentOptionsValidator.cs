using Microsoft.Extensions.Options;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Students;

internal sealed class EnrolmentOptionsValidator : IValidateOptions<EnrolmentOptions>
{
    public ValidateOptionsResult Validate(string? name, EnrolmentOptions options)
    {
        if (options.FirstSequence is < 0 or >= StudentNumber.Sequences)
        {
            return Fail(nameof(options.FirstSequence), options.FirstSequence, "is between 0 and 999");
        }

        if (options.LastSequence is < 0 or >= StudentNumber.Sequences)
        {
            return Fail(nameof(options.LastSequence), options.LastSequence, "is between 0 and 999");
        }

        return options.FirstSequence > options.LastSequence
            ? Fail(nameof(options.LastSequence), options.LastSequence, $"is not below {nameof(options.FirstSequence)}")
            : ValidateOptionsResult.Success;
    }

    private static ValidateOptionsResult Fail(string option, int value, string rule) =>
        ValidateOptionsResult.Fail($"{nameof(EnrolmentOptions)}.{option} {rule}; it is {value}.");
}
