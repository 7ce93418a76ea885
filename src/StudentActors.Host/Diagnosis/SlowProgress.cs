using System.Globalization;

namespace StudentActors.Host.Diagnosis;

/// <summary>Says on standard error how far a long check has come, now and then.</summary>
internal static class SlowProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static long _shown = TimeProvider.System.GetTimestamp();

    public static void Show(string table, long rows)
    {
        if (TimeProvider.System.GetElapsedTime(_shown) < Interval)
        {
            return;
        }

        _shown = TimeProvider.System.GetTimestamp();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {rows:N0} rows of {table} checked"));
    }
}
