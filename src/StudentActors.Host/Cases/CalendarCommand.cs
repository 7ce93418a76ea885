using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using StudentActors.Domain.Calendar;
using StudentActors.Grains.Cases;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Cases;

/// <summary><c>calendar show|load</c>: the working days by which limits are counted.</summary>
internal static class CalendarCommand
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "JSON: {\"year\": 2027, \"off\": [\"2027-01-01/2027-01-03\", …], \"worked\": [\"2027-02-06\", …]}, or several of these in [ ]",
    };

    public static Command Create()
    {
        var show = new Command("show", "Show the years with data, and how each differs from Monday to Friday.");
        var load = new Command(
            "load",
            "Load years as the State Council's office has published them; a year that was loaded before is replaced.\n"
            + "A running registry hears of it within a minute; due dates that were provisional are counted again after that.")
        {
            File,
        };
        show.DoesUntilInterrupted((parse, cancellationToken) => StoreConnection.UseAsync(parse, ShowAsync, cancellationToken));
        load.DoesUntilInterrupted(
            (parse, cancellationToken) => StoreConnection.UseAsync(
                parse, (store, token) => LoadAsync(parse.GetRequiredValue(File), store, token), cancellationToken));
        StoreConnection.AddTo(show);
        StoreConnection.AddTo(load);
        return new Command("calendar", "Look after the working-day calendar. Works beside a running registry.") { show, load };
    }

    private static async Task<int> ShowAsync(StoreConnection store, CancellationToken cancellationToken)
    {
        foreach (var year in (await CalendarLoading.ReadAsync(store.Calendar, cancellationToken)).Years)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year.Year}"));
            Console.WriteLine($"  off:    {Days(year.Off)}");
            Console.WriteLine($"  worked: {Days(year.Worked)}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> LoadAsync(string path, StoreConnection store, CancellationToken cancellationToken)
    {
        var forms = await ReadAsync(path, cancellationToken);
        foreach (var form in forms)
        {
            var loaded = await CalendarLoading.LoadAsync(
                store.Calendar, store.Deadlines, form, Environment.UserName, DateTimeOffset.UtcNow, cancellationToken);
            if (!loaded.Accepted)
            {
                var faults = loaded.Refusal.Faults.Select(fault => $"  {fault.Path}: {fault.Rule.English}");
                throw new CommandFailedException($"The year {form.Year} in {path} was not loaded:\n{string.Join('\n', faults)}");
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{loaded.Value.Year}: {loaded.Value.Off.Count} days off, {loaded.Value.Worked.Count} days of weekends worked."));
        }

        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<WorkingYearForm>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = System.IO.File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? json.RootElement.Deserialize<WorkingYearForm[]>(JsonSerializerOptions.Web)!
                : [json.RootElement.Deserialize<WorkingYearForm>(JsonSerializerOptions.Web)!];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static string Days(IReadOnlyList<DateOnly> days) =>
        days.Count == 0 ? "none" : string.Join(' ', days.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)));
}
