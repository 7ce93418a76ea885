using System.Globalization;
using Npgsql;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Diagnosis;

/// <summary>The database from outside: there, migrated, of this key ring, with a clock that agrees.</summary>
internal sealed class DatabaseChecks(HostSettings settings, NpgsqlDataSource? postgres)
{
    private static readonly TimeSpan LargestDrift = TimeSpan.FromSeconds(2);

    /// <summary>Whether it is worth looking inside.</summary>
    public bool IsMigrated { get; private set; }

    /// <summary>The key ring, if it is the database's.</summary>
    public KeyRing? Keys { get; private set; }

    public IRegistryInspection Inspection { get; } = new RegistryInspection(RegistryDatabase.Tables(settings, postgres));

    public async Task<IReadOnlyList<Finding>> RunAsync(KeyRing? keys, CancellationToken cancellationToken)
    {
        if (settings.IsEmbedded && !File.Exists(settings.RegistryFile))
        {
            return [Finding.Doubtful("database", $"{settings.RegistryFile} does not exist yet", "The first 'studentactors serve' creates it. If it should be there, correct --data.")];
        }

        try
        {
            var findings = new List<Finding>();
            var facts = await Inspection.ReadFactsAsync(cancellationToken);
            findings.Add(Finding.Good("database", facts.Product));
            if (!settings.IsEmbedded)
            {
                findings.Add(Clock(facts.Clock - DateTimeOffset.UtcNow));
            }

            var migrations = await MigrationsAsync(cancellationToken);
            findings.Add(migrations);
            IsMigrated = migrations.Health == Health.Good;
            if (IsMigrated)
            {
                findings.Add(await KeyRingAsync(keys, cancellationToken));
            }

            return findings;
        }
        catch (Exception e) when (StartFailure.Explain(e, settings) is { } explained)
        {
            return [Finding.Bad("database", "it cannot be used", explained)];
        }
    }

    /// <summary>Another database of a registry that lies in several: there, with a clock that agrees, of the same key ring.</summary>
    public async Task<IReadOnlyList<Finding>> RunOnShardAsync(string shard, IRegistryInspection inspection, CancellationToken cancellationToken)
    {
        var name = $"database {shard}";
        try
        {
            var facts = await inspection.ReadFactsAsync(cancellationToken);
            var written = await inspection.FindKeyRingAsync(cancellationToken);
            var expected = await Inspection.FindKeyRingAsync(cancellationToken);
            var clock = Clock(facts.Clock - DateTimeOffset.UtcNow);
            return
            [
                written == expected
                    ? Finding.Good(name, facts.Product)
                    : Finding.Bad(name, $"written with the key ring {written ?? "of nobody"}, home with {expected}", "Restore the database that belongs to this registry."),
                clock with { Check = $"{clock.Check} of {shard}" },
            ];
        }
        catch (Exception e) when (StartFailure.Explain(e, settings) is { } explained)
        {
            return [Finding.Bad(name, "it cannot be used", explained)];
        }
    }

    private static Finding Clock(TimeSpan drift)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(drift.TotalSeconds):0.0} s from the database's");
        return drift.Duration() > LargestDrift
            ? Finding.Bad("clock", text, "Let both machines keep time by NTP (chrony, systemd-timesyncd); deadlines and tokens depend on it.")
            : Finding.Good("clock", text);
    }

    private async Task<Finding> MigrationsAsync(CancellationToken cancellationToken)
    {
        var status = await RegistryDatabase.Migrator(settings, postgres).StatusAsync(cancellationToken);
        var pending = status.Where(migration => !migration.Applied).ToList();
        return pending.Count == 0
            ? Finding.Good("migrations", $"all {status.Count} applied")
            : Finding.Bad(
                "migrations",
                $"{pending.Count} of {status.Count} pending",
                settings.IsEmbedded ? "Start 'studentactors serve' once, or run 'studentactors migrate up'." : "Run 'studentactors migrate up' with the same --postgres.");
    }

    private async Task<Finding> KeyRingAsync(KeyRing? keys, CancellationToken cancellationToken)
    {
        const string name = "key ring of the database";
        var written = await Inspection.FindKeyRingAsync(cancellationToken);
        if (written is null)
        {
            return Finding.Good(name, "none yet");
        }

        Keys = keys?.Fingerprint == written ? keys : null;
        return Keys is not null
            ? Finding.Good(name, written)
            : Finding.Bad(
                name,
                $"written with {written}, this machine has {keys?.Fingerprint ?? "none"}",
                $"Put the key ring {written} at {settings.KeyRingPath}, or name it with --keys. Without it, names and documents cannot be read.");
    }
}
