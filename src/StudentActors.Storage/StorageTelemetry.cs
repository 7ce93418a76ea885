using System.Diagnostics;
using System.Diagnostics.Metrics;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage;

/// <summary>The store's instruments and spans. No tag ever holds a key.</summary>
public static class StorageTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "StudentActors.Storage";

    internal static readonly UpDownCounter<int> QueueLength;

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<int> BatchSize;
    private static readonly Histogram<double> CommitDuration;
    private static readonly Counter<long> Units;
    private static readonly Counter<long> Retries;

    static StorageTelemetry()
    {
        QueueLength = Meter.CreateUpDownCounter<int>(
            "studentactors.storage.queue.length", "{unit}", "Units that wait for a transaction.");
        BatchSize = Meter.CreateHistogram<int>(
            "studentactors.storage.batch.size", "{unit}", "Units in one transaction.");
        CommitDuration = Meter.CreateHistogram<double>(
            "studentactors.storage.commit.duration", "s", "Time from sending a batch to its durable answer.");
        Units = Meter.CreateCounter<long>(
            "studentactors.storage.units", "{unit}", "Units that ended, by outcome.");
        Retries = Meter.CreateCounter<long>(
            "studentactors.storage.retries", "{retry}", "Batches and units that were tried again, by reason.");
    }

    internal static Activity? StartCommit(int units) =>
        Source.StartActivity("registry.commit", ActivityKind.Client)?.SetTag("studentactors.storage.batch.size", units);

    internal static void BatchCommitted(int units, TimeSpan duration)
    {
        BatchSize.Record(units);
        CommitDuration.Record(duration.TotalSeconds);
    }

    internal static void UnitEnded(CommitOutcome outcome) => Units.Add(1, Tag("outcome", outcome switch
    {
        CommitOutcome.Committed => "committed",
        CommitOutcome.AnsweredBefore => "answered_before",
        CommitOutcome.VersionConflict => "version_conflict",
        CommitOutcome.SchoolClosed => "school_closed",
        CommitOutcome.Elsewhere => "elsewhere",
        _ => "claim_taken",
    }));

    internal static void UnitsFailed(int count) => Units.Add(count, Tag("outcome", "failed"));

    internal static void Retried(string reason) => Retries.Add(1, Tag("reason", reason));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
