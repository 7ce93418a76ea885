using StudentActors.Grains.Deadlines;

namespace StudentActors.Grains.Tests.Deadlines;

public sealed class DeadlineOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.True(Validate(new DeadlineOptions()));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(12, false)]
    [InlineData(256, true)]
    [InlineData(512, false)]
    public void Watchers_share_the_shards_equally(int watchers, bool valid) =>
        Assert.Equal(valid, Validate(new DeadlineOptions { Watchers = watchers }));

    [Fact]
    public void Waits_double_up_to_the_longest()
    {
        var options = new DeadlineOptions();

        Assert.Equal([5, 10, 20, 40], Enumerable.Range(0, 4).Select(attempts => options.Wait(attempts).TotalSeconds));
        Assert.Equal(options.RetryAtMost, options.Wait(1_000));
    }

    [Fact]
    public void Other_settings_that_cannot_work_are_refused()
    {
        Assert.False(Validate(new DeadlineOptions { FanOut = 0 }));
        Assert.False(Validate(new DeadlineOptions { Batch = 0 }));
        Assert.False(Validate(new DeadlineOptions { PollEvery = TimeSpan.FromMinutes(2) }));
        Assert.False(Validate(new DeadlineOptions { OwnerTimeout = TimeSpan.Zero }));
        Assert.False(Validate(new DeadlineOptions { RetryAfter = TimeSpan.FromHours(1) }));
    }

    private static bool Validate(DeadlineOptions options) => new DeadlineOptionsValidator().Validate(null, options).Succeeded;
}
