using StudentActors.Grains.Students;

namespace StudentActors.Grains.Tests.Students;

public sealed class EnrolmentOptionsValidatorTests
{
    [Theory]
    [InlineData(900, 999, true)]
    [InlineData(0, 0, true)]
    [InlineData(-1, 999, false)]
    [InlineData(0, 1000, false)]
    [InlineData(500, 499, false)]
    public void The_range_of_sequences_lies_within_three_digits(int first, int last, bool valid)
    {
        var result = new EnrolmentOptionsValidator().Validate(null, new EnrolmentOptions { FirstSequence = first, LastSequence = last });

        Assert.Equal(valid, result.Succeeded);
    }
}
