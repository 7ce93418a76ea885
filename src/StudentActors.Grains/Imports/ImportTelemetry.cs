using System.Diagnostics.Metrics;
using StudentActors.Contracts.Imports;

namespace StudentActors.Grains.Imports;

/// <summary>Metrics of imports.</summary>
internal static class ImportTelemetry
{
    private static readonly Meter Meter = new(GrainTelemetry.Name);

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>(
        "studentactors.import.rows", "{row}", "Rows of imported files, by outcome and mode.");

    private static readonly Histogram<double> SliceDuration = Meter.CreateHistogram<double>(
        "studentactors.import.slice.duration", "s", "Time that the schools took for one slice of a file, by mode.");

    private static readonly Counter<long> Imports = Meter.CreateCounter<long>(
        "studentactors.imports", "{import}", "Imports that have ended, by outcome and mode.");

    public static void Finished(SliceResult slice, bool commit, TimeSpan duration)
    {
        Count(slice.Enrolled, "enrolled", commit);
        Count(slice.Unchanged, "unchanged", commit);
        Count(slice.Rejected.Count, "rejected", commit);
        SliceDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("mode", Mode(commit)));
    }

    public static void Ended(ImportState state) => Imports.Add(1, new("outcome", Outcome(state.State)), new("mode", Mode(state.Commit)));

    private static void Count(int rows, string outcome, bool commit)
    {
        if (rows > 0)
        {
            Rows.Add(rows, new("outcome", outcome), new("mode", Mode(commit)));
        }
    }

    private static string Mode(bool commit) => commit ? ImportModes.Commit : ImportModes.Validate;

    private static string Outcome(OperationState state) => state switch
    {
        OperationState.Succeeded => "succeeded",
        OperationState.Cancelled => "cancelled",
        _ => "failed",
    };
}
