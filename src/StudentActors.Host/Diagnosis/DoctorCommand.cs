using System.CommandLine;
using Npgsql;
using Spectre.Console;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Host.Terminal;
using StudentActors.Storage.Inspection;

namespace StudentActors.Host.Diagnosis;

/// <summary><c>doctor</c>: looks for what is or will be wrong and says the fix.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Full = new("--full") { Description = "Check every record instead of a sample; takes a while" };

    private static readonly Option<bool> Repair = new("--repair")
    {
        Description = "Put right what follows from the records: missing and stray claims, stray deadlines. Records and events are never changed",
    };

    public static Command Create()
    {
        var command = new Command(
            "doctor",
            "Check configuration, database, key ring, clock, ports, disk and records, and say the fix for what is wrong.\n"
            + "Changes nothing without --repair; a running registry is not disturbed. Ends with 1 when something is wrong.")
        {
            Full, Repair,
        };
        command.AddSettings(Settings.All);
        command.DoesUntilInterrupted(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        try
        {
            var settings = HostSettingsReader.Read(parse);
            findings.Add(Finding.Good("configuration", settings.IsEmbedded ? "embedded" : $"cluster {settings.ClusterId}"));
            findings.Add(SyntheticIdentities(settings));
            await ExamineAsync(settings, parse.GetValue(Full), parse.GetValue(Repair), findings, cancellationToken);
        }
        catch (InvalidSettingsException e)
        {
            findings.AddRange(e.Faults.Select(fault => Finding.Bad("configuration", "it is refused", fault)));
        }

        Show(findings);
        return findings.Any(finding => finding.Health == Health.Bad) ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task ExamineAsync(HostSettings settings, bool full, bool repair, List<Finding> findings, CancellationToken cancellationToken)
    {
        var running = HostFile.FindRunning(settings.DataFolder);
        findings.AddRange(FolderChecks.Run(settings));
        var (keyRing, keys) = await KeyRingChecks.RunAsync(settings, cancellationToken);
        findings.Add(keyRing);
        findings.AddRange(PortChecks.Run(settings, running));

        await using var postgres = settings.IsEmbedded ? null : NpgsqlDataSource.Create(settings.Postgres);
        var database = new DatabaseChecks(settings, postgres);
        findings.AddRange(await database.RunAsync(keys, cancellationToken));
        if (!database.IsMigrated)
        {
            return;
        }

        await using var databases = await RegistryDatabases.OpenAsync(settings, postgres, cancellationToken);
        foreach (var (name, tables) in databases.All.Skip(1))
        {
            findings.AddRange(await database.RunOnShardAsync(name, new RegistryInspection(tables), cancellationToken));
        }

        var inspection = new RegistryInspection(databases.Layout);
        findings.AddRange(await InvariantChecks.RunAsync(inspection, database.Keys, full, repair, cancellationToken));
        findings.Add(await CounterChecks.RunAsync(settings, running, inspection, cancellationToken));
    }

    // What a running registry does counts, not what this command's own settings say.
    private static Finding SyntheticIdentities(HostSettings settings)
    {
        const string name = "synthetic identities";
        var running = HostFile.AllRunning(settings.DataFolder);
        var accepted = running.Count > 0 ? running.Any(host => host.SyntheticIdentities) : settings.SyntheticIdentities;
        return (accepted, settings.IsEmbedded) switch
        {
            (false, _) => Finding.Good(name, "refused"),
            (true, true) => Finding.Good(name, "accepted (99xxxx), as an embedded registry for evaluation does"),
            (true, false) => Finding.Doubtful(name, "accepted (99xxxx)", "A registry of real children must not: start without --synthetic-identities."),
        };
    }

    // Plain lines, not a table: a fix is often a command, and must stay in one piece.
    private static void Show(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var (mark, color) = finding.Health switch
            {
                Health.Good => ("ok", "green"),
                Health.Doubtful => ("note", "yellow"),
                _ => ("WRONG", "red"),
            };
            AnsiConsole.Markup($"[{color}]{mark,-6}[/]");
            Console.WriteLine($" {finding.Check}: {finding.Detail}");
            if (finding.Fix is { } fix)
            {
                Console.WriteLine($"       Fix: {fix}");
            }
        }
    }
}
