using StudentActors.Grains.Calls;

namespace StudentActors.Grains.Tests.Calls;

public sealed class SharedReadTests
{
    [Fact]
    public async Task Callers_at_the_same_time_share_one_read()
    {
        var gate = new TaskCompletionSource();
        var reads = 0;
        var shared = new SharedRead(() =>
        {
            reads++;
            return gate.Task;
        });

        var callers = Enumerable.Range(0, 10).Select(_ => shared.EnsureAsync(default).AsTask()).ToList();
        gate.SetResult();
        await Task.WhenAll(callers);
        await shared.EnsureAsync(default);

        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task After_a_failure_the_next_caller_reads_again()
    {
        var reads = 0;
        var shared = new SharedRead(() => ++reads == 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask);

        await Assert.ThrowsAsync<TimeoutException>(() => shared.EnsureAsync(default).AsTask());
        await shared.EnsureAsync(default);

        Assert.True(shared.Done);
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task What_was_read_before_it_was_forgotten_is_read_again()
    {
        var gate = new TaskCompletionSource();
        var reads = 0;
        var shared = new SharedRead(() => ++reads == 1 ? gate.Task : Task.CompletedTask);
        var caller = shared.EnsureAsync(default).AsTask();
        while (reads == 0)
        {
            await Task.Yield();
        }

        shared.Forget();
        gate.SetResult();
        await caller;

        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_read_to_the_others()
    {
        var gate = new TaskCompletionSource();
        var shared = new SharedRead(() => gate.Task);
        using var impatient = new CancellationTokenSource();
        var first = shared.EnsureAsync(impatient.Token).AsTask();
        var second = shared.EnsureAsync(default).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await second;

        Assert.True(shared.Done);
    }
}
