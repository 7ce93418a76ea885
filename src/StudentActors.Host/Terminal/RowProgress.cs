using System.Globalization;
using Spectre.Console;

namespace StudentActors.Host.Terminal;

/// <summary>
/// Shows how far rows have got: a bar with rows per second and time left on a terminal, else a plain line every few seconds.
/// </summary>
internal static class RowProgress
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    /// <param name="work">Is given a function to report rows done and, once known, rows in all.</param>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, string title, TimeProvider time, Func<Action<long, long?>, Task<T>> work) =>
        console.Profile.Capabilities.Interactive ? ShowBarAsync(console, title, work) : ShowLinesAsync(console, title, time, work);

    private static Task<T> ShowBarAsync<T>(IAnsiConsole console, string title, Func<Action<long, long?>, Task<T>> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RowsPerSecondColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(title, maxValue: 1);
                task.IsIndeterminate = true;
                var result = await work((done, total) =>
                {
                    if (total is { } rows)
                    {
                        task.IsIndeterminate = false;
                        task.MaxValue = Math.Max(1, rows);
                        task.Value = done;
                    }
                });
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                return result;
            });

    private static async Task<T> ShowLinesAsync<T>(IAnsiConsole console, string title, TimeProvider time, Func<Action<long, long?>, Task<T>> work)
    {
        var started = time.GetTimestamp();
        var last = started;
        return await work((done, total) =>
        {
            if (total is not { } rows || time.GetElapsedTime(last) < BetweenLines)
            {
                return;
            }

            last = time.GetTimestamp();
            console.WriteLine(Line(title, done, rows, time.GetElapsedTime(started)));
        });
    }

    internal static string Line(string title, long done, long total, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds((total - done) / rate).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) : "--:--:--";
        return string.Create(CultureInfo.InvariantCulture, $"{title}: {done:N0} of {total:N0} rows, {rate:N0} rows/s, {left} left");
    }
}
