using Microsoft.Extensions.Time.Testing;
using Spectre.Console;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Tests.Terminal;

public sealed class RowProgressTests
{
    [Fact]
    public async Task Without_a_terminal_plain_lines_tell_rate_and_time_left_every_two_seconds()
    {
        var time = new FakeTimeProvider();
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No, Ansi = AnsiSupport.No });

        var result = await RowProgress.ShowAsync(console, "commit", time, report =>
        {
            report(0, null);
            time.Advance(TimeSpan.FromSeconds(1));
            report(1_000, 20_000);
            time.Advance(TimeSpan.FromSeconds(1));
            report(5_000, 20_000);
            return Task.FromResult(42);
        });

        Assert.Equal(42, result);
        Assert.Equal("commit: 5,000 of 20,000 rows, 2,500 rows/s, 00:00:06 left", output.ToString().Trim());
    }

    [Fact]
    public void Nothing_done_yet_promises_no_time()
    {
        Assert.Equal("commit: 0 of 10 rows, 0 rows/s, --:--:-- left", RowProgress.Line("commit", 0, 10, TimeSpan.FromSeconds(1)));
    }
}
