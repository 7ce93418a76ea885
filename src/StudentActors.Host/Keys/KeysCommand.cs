using System.CommandLine;
using System.Globalization;
using Npgsql;
using Spectre.Console;
using StudentActors.Domain.Regions;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Host.Terminal;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Keys;

/// <summary><c>keys status|rotate|reseal</c>: the keys that personal data is sealed with.</summary>
internal static class KeysCommand
{
    private static readonly Option<string[]> Provinces = new("--province")
    {
        HelpName = "CODE",
        Description = "Authority code of a province, e.g. 340000; may be repeated. Default: the nation and all provinces",
    };

    private static readonly Option<int> After = new("--after")
    {
        HelpName = "SECONDS",
        Description = "When the new keys begin to seal: by then every process must have the changed file",
        DefaultValueFactory = _ => 600,
    };

    public static Command Create()
    {
        var status = new Command("status", "Show the generations of the keys, and how far a re-sealing has come.");
        status.AddSettings(Settings.Data, Settings.Postgres, Settings.Keys);
        status.DoesUntilInterrupted(StatusAsync);

        var rotate = new Command(
            "rotate",
            "Add a new data key for every province to the key ring's file. Running processes take it up within seconds; where other machines have\n"
            + "copies of the file, bring them the changed one before the new keys begin. Older keys stay: what they sealed stays readable.")
        {
            Provinces, After,
        };
        rotate.AddSettings(Settings.Data, Settings.Keys);
        rotate.DoesUntilInterrupted(RotateAsync);

        var reseal = new Command(
            "reseal",
            "Seal all records with the newest keys, beside a registry that serves. Goes on where it was broken off. Events keep their keys:\n"
            + "their hash chain covers the sealed bytes.");
        reseal.AddSettings(Settings.Data, Settings.Postgres, Settings.Keys);
        reseal.DoesUntilInterrupted(ResealAsync);

        return new Command("keys", "Show, rotate and apply the keys that seal personal data.") { status, rotate, reseal };
    }

    private static async Task<int> StatusAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        var content = await FileOf(settings).ReadAsync(cancellationToken);
        var ring = content.ToRing(TimeProvider.System);
        Console.WriteLine($"Key ring {settings.KeyRingPath}, fingerprint {ring.Fingerprint}");
        Show(content);
        var progress = Least(await WithRecordsAsync(settings, ring, resealing => resealing.ReadProgressAsync(cancellationToken), cancellationToken));
        Console.WriteLine(progress switch
        {
            null => "Records were never re-sealed.",
            { Done: false } => $"A re-sealing was broken off after {Count(progress.Records)} records; 'studentactors keys reseal' goes on.",
            _ when progress.Edition == ring.Edition => $"All records are sealed with these keys: {Count(progress.Records)} looked at, {Count(progress.Resealed)} re-sealed.",
            _ => "Records written before the last rotation still have older keys; 'studentactors keys reseal' changes that.",
        });
        return ExitCode.Done;
    }

    private static async Task<int> RotateAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        var provinces = parse.GetValue(Provinces) is { Length: > 0 } chosen ? chosen.Select(Province).Distinct().ToList() : [.. KeyRingContent.Provinces()];
        var from = DateTimeOffset.UtcNow.AddSeconds(Math.Max(0, parse.GetValue(After)));
        await FileOf(settings).ChangeAsync(content => content.Rotate(provinces, from), cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{provinces.Count} new keys in {settings.KeyRingPath}; they begin to seal at {from:yyyy-MM-dd HH:mm:ss} UTC. Back the file up, and bring it to every machine that has a copy."));
        return ExitCode.Done;
    }

    private static async Task<int> ResealAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        var ring = (await FileOf(settings).ReadAsync(cancellationToken)).ToRing(TimeProvider.System);
        var shown = TimeProvider.System.GetTimestamp();
        var ends = await WithRecordsAsync(settings, ring, resealing => resealing.RunAsync(Progressed, cancellationToken), cancellationToken);
        Console.WriteLine($"{Count(ends.Sum(end => end.Records))} records looked at, {Count(ends.Sum(end => end.Resealed))} re-sealed.");
        return ExitCode.Done;

        void Progressed(ResealProgress progress)
        {
            if (TimeProvider.System.GetElapsedTime(shown) > TimeSpan.FromSeconds(10))
            {
                shown = TimeProvider.System.GetTimestamp();
                Console.WriteLine($"{Count(progress.Records)} records looked at, {Count(progress.Resealed)} re-sealed so far");
            }
        }
    }

    private static async Task<T> WithRecordsAsync<T>(
        HostSettings settings, KeyRing ring, Func<RegistryResealing, Task<T>> action, CancellationToken cancellationToken)
    {
        await using var postgres = settings.IsEmbedded ? null : NpgsqlDataSource.Create(settings.Postgres);
        try
        {
            await using var databases = await RegistryDatabases.OpenAsync(settings, postgres, cancellationToken);
            return await action(new RegistryResealing(databases.Layout, ring));
        }
        catch (Exception e) when (StartFailure.Explain(e, settings) is { } explained)
        {
            throw new CommandFailedException(explained, e);
        }
    }

    // Of several databases, the one that is least far; with the sums of all.
    private static ResealProgress? Least(IReadOnlyList<ResealProgress?> all)
    {
        if (all.Any(progress => progress is null))
        {
            return null;
        }

        var least = all.MinBy(progress => (progress!.Done, progress.Edition));
        return least! with { Records = all.Sum(progress => progress!.Records), Resealed = all.Sum(progress => progress!.Resealed) };
    }

    private static KeyRingFile FileOf(HostSettings settings) =>
        File.Exists(settings.KeyRingPath)
            ? new KeyRingFile(settings.KeyRingPath)
            : throw new CommandFailedException($"There is no key ring {settings.KeyRingPath}. Correct --keys or --data; the first 'studentactors serve' creates it.");

    private static AuthorityCode Province(string text) =>
        AuthorityCode.TryParse(text, out var code) && KeyRingContent.Provinces().Contains(code)
            ? code
            : throw new CommandFailedException($"'{text}' is not the code of a province, such as 340000.");

    private static void Show(KeyRingContent content)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Province", "Generations", "Newest seals from");
        foreach (var province in content.DataKeys.GroupBy(key => key.Province).OrderBy(group => group.Key.Value, StringComparer.Ordinal))
        {
            var newest = province.MaxBy(key => key.Generation)!;
            table.AddRow(
                province.Key.Value,
                province.Count().ToString(CultureInfo.InvariantCulture),
                newest.ActiveFrom == default ? "the beginning" : newest.ActiveFrom.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
